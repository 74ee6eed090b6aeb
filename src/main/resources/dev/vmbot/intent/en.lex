# English. One line: sense, perhaps an argument, a colon, forms separated by "|". A sense has as many lines as it needs,
# of 120 characters at most, and each of its forms once.
# A verb line lists base | third person | past | gerund. "#" stands for any number. The longest form wins;
# a form that stands on several lines has all their senses.

# --- V1 start
verb start: start|starts|started|starting
verb start: boot|boots|booted|booting
verb start: launch|launches|launched|launching
verb start: start up|starts up|started up|starting up
verb start: startup|startups|startuped|startupping
verb start: start back up|starts back up|started back up|starting back up
verb start: boot up|boots up|booted up|booting up
verb start: power up|powers up|powered up|powering up
verb start: power on|powers on|powered on|powering on
verb start: poweron|powerons|poweroned|poweroning
verb start: power-on|power-ons|power-oned|power-oning
verb start: turn on|turns on|turned on|turning on
verb start: turn back on|turns back on|turned back on|turning back on
verb start: switch on|switches on|switched on|switching on
verb start: switch back on|switches back on|switched back on|switching back on
verb start: power back on|powers back on|powered back on|powering back on
verb start: power back up|powers back up|powered back up|powering back up
verb start: bring up|brings up|brought up|bringing up
verb start: bring back up|brings back up|brought back up|bringing back up
verb start: bring online|brings online|brought online|bringing online
verb start: bring back online|brings back online|brought back online|bringing back online
verb start: bring back|brings back|brought back|bringing back
verb start: spin up|spins up|spun up|spinning up
verb start: fire up|fires up|fired up|firing up
verb start: wake|wakes|woken|waking
verb start: wake up|wakes up|woken up|waking up
verb start: activate|activates|activated|activating
verb restart: relaunch|relaunches|relaunched|relaunching
# --- V2 stop
verb stop: stop|stops|stopped|stopping
verb stop-force: force-stop|force-stops|force-stopped|force-stopping
verb stop: halt|halts|halted|halting
verb stop: kill|kills|killed|killing
verb stop: shut down|shuts down|was shut down|shutting down
verb stop: shutdown|shutdowns|shutdowned|shutdowning
verb stop: shut-down|shut-downs|shut-downed|shut-downing
verb stop: shut off|shuts off|was shut off|shutting off
verb stop: power off|powers off|powered off|powering off
verb stop: poweroff|poweroffs|poweroffed|poweroffing
verb stop: power-off|power-offs|power-offed|power-offing
verb stop: power down|powers down|powered down|powering down
verb stop: turn off|turns off|turned off|turning off
verb stop: switch off|switches off|switched off|switching off
verb stop: take down|takes down|took down|taking down
verb stop: bring down|brings down|brought down|bringing down
verb stop: take offline|takes offline|took offline|taking offline
verb stop: spin down|spins down|spun down|spinning down
verb stop: make off|makes off|made off|making off
verb stop: deactivate|deactivates|deactivated|deactivating
verb stop: knock off|knocks off|knocked off|knocking off
# A missing letter that leaves a word.
verb stop: turn of
verb stop: switch of
verb stop: shut of
verb stop: power of
verb stop-force: pull the plug on|pulls the plug on|pulled the plug on|pulling the plug on
verb stop-force: pull the plug of|pulls the plug of|pulled the plug of|pulling the plug of
verb stop-force: pull the plug|pulls the plug|pulled the plug|pulling the plug
# --- V3 restart
verb restart: restart|restarts|restarted|restarting
verb restart-force: force-restart|force-restarts|force-restarted|force-restarting
verb restart-force: force-reboot|force-reboots|force-rebooted|force-rebooting
verb restart: re boot|re boots|re booted|re booting
verb restart: re start|re starts|re started|re starting
verb restart: re-start|re-starts|re-started|re-starting
verb restart: reboot|reboots|rebooted|rebooting
verb restart: re-boot|re-boots|re-booted|re-booting
verb restart: bounce|bounces|bounced|bouncing
verb restart: cycle|cycles|cycled|cycling
verb restart: recycle|recycles|recycled|recycling
verb restart: power cycle|power cycles|power cycled|power cycling
verb restart: power-cycle|power-cycles|power-cycled|power-cycling
verb restart: powercycle|powercycles|powercycled|powercycling
verb restart: kick|kicks|kicked|kicking
verb restart: reset|resets|was reset|resetting
verb restart: turn off and on|turns off and on|turned off and on|turning off and on
verb restart: turn off and on again|turns off and on again|turned off and on again|turning off and on again
verb restart: turn it off and on again|turns it off and on again|turned it off and on again|turning it off and on again

# --- verbs that need a particle: "power X on", "bring X back up"
light: power|powers|powered|powering
light: turn|turns|turned|turning
light: switch|switches|switched|switching
light: bring|brings|brought|bringing
light: take|takes|took|taking
light: shut|shuts|was shut|shutting
light: spin|spins|spun|spinning
light: fire|fires|fired|firing
light: get|gets|got|getting
light: make|makes|made|making
light: put|puts|was put|putting
light: set|sets|was set|setting
light: tear|tears|tore|tearing
up: up|on|online|back up|back on|back online|back again|going|alive|live
up: to life|back to life|up and running|back up and running|up running
up: back
common: back to|back at|back from|back in
down: down|off|offline
cycle: off and on again|off and on|off then on|off then on again|off and back on
cycle: off and back on again|down and up|down and up again|down and back up
cycle: off and then on|off and then on again|down then up|off, then on|off, then on again
running: come back|came back|come up|came up|coming back|come back up|come back online|came back up|came back online
running: running|started|in running state|powered on|turned on|switched on|booted|reachable again|available again
stopped: stopped|halted|shut down|shut off|powered off|turned off|switched off|powered down|not running

# --- asking for it
request: try|could you please|can you please|would you please|will you please|would ya|will ya|could u please
request: can u please|could someone please|can someone please|would someone please|would you be so kind|so kind as to
request: but would you be so kind as to|can make|can do|i want that you|i need that you|can yuo|cna you|cuold you
request: coudl you|can you pls|i wish you to|you have to|must you|it is needed to|please to|kindly do|you pls|can you
request: could you|would you|will you|can u|could u|can ya|can someone|could someone|can somebody|could somebody
request: could anyone|can anyone|can anybody|could anybody|would someone|will someone|someone|somebody|would you mind
request: do you mind|would u mind|mind|you mind|care to|let's|lets|let us|i need you to|we need you to|i need u to
request: need you to|i want you to|i'd like you to|i would like you to|we want you to|we would like you to
request: i ask you to|go ahead and|go and|go|let me|can we|could we|can we please|could we please|may we|i need to
request: we need to|need to|we have to|i have to|i want to|we want to|i'd like to|i would like to|we'd like to
request: we would like to|would like to|wanna|help me|help me to|try to|try and|are you able to|would you be able to
request: would you be so kind to|would you be so kind as to|be so kind and|would it be possible to
request: would it be possible for you to|is it possible for you to|would be great if you could
request: it would be great if you could|it'd be great if you could|i'd appreciate it if you could
request: i would appreciate it if you could|would appreciate if you could|i was hoping you could|hoping you could
request: i was wondering if you could|wondering if you could|i wonder if you could|you can|you could|you may
request: you should|you need to|you must|please can you|do me a favor and|do me a favour and|be a dear and
request: be a darling and|your task is to|i request you to|request you to|kindly requesting you to
request: any chance you could|any chance you can|any chance of|any chance to get|time to|it's time to|what about you
request: how about you|you please|can you also|could you also|could you maybe|can you maybe|could you possibly
request: can you just|could you just|could you quickly|can you quickly|could i get you to|can i get you to
request: can i ask you to|could i ask you to|may i ask you to|could i trouble you to|want to|please help to|help to
request: next|for me to|mind giving|would you mind giving|do you mind giving|mind doing|would you mind doing
request: mind doing a|would you mind doing a|do you mind doing a|you can to|you could to|can you to|could you to
request: it is necessary to|it's necessary to|it is required to|can you doing|could you doing|would you doing
request: can you doing the|could you doing the|would you doing the|can you doing a|could you doing a|please it to
request: if you could|if you can|if you would|if you'd|is there any chance you could|is there a chance you could
request: is there any chance to|feel free to|you are free to|you're free to|be so good as to|be so good and
request: would you kindly|could you kindly|can you kindly|go on and|please go ahead and
request: i would like that you|i'd like that you|we would like that you|we need that you|pls to|plz to|kindly to
request: help me for|help me in|please help in|please help for|assist in|assist me in|i want you|i need you|we need you
request: we want you|i would like you|i'd like you|is possible to|possible to|is possible you|is possible that you
need own: i need|we need|i want|we want|me want|me need|need|i'd need|we'd need|i would need
need: we would need|needs|i'd like|i would like|we'd like|we would like|i'd love|make sure|please make sure
need: make sure that|ensure|ensure that|see to it that|get|have|i need that|we need that|i want that
need: i require|we require|requires|requesting|request|i request|requested|can i get|could i get|can i have
need: could i have|can we get|could we get|can we have|could we have|may i have|would love|can you get
need: could you get|can you make sure|could you make sure|can you have|could you have|wants|let's get
need: let's have|i have need|we have need|have need|i am needing|we are needing|can you make that
need: could you make that|please make that|make that the vm|can you make that the vm
be: can now be|may now be|can safely be|is|be|are|to be|should be|needs to be|need to be|must be
be: has to be|have to be|shall be|is to be|ought to be|can be|could be|gets|needs|need|get|it's
be: was|were|that's|being|been|should get|is supposed to be|may be|wants|is up for|is due for
do: please do|please do a|please do the|make a|do me a|make the|please make a|do|do a|do an|do the|perform
do: perform a|perform an|initiate|initiate a|trigger|trigger a|issue a|execute|execute a|run a|give|a|an
do: another|one|quick|some|carry out a|needs a|need a|requires a|could use a|wants a|has to get a|for a
do: apply a|send a|conduct a|another go at|a quick|full|complete|proper|clean|fresh|kick off a
do: can you doing the|could you doing the|would you doing the|can you doing a|could you doing a

# --- noise: greetings, politeness, urgency, fillers
noise: /vm|/vm-lifecycle-manager|pleas|plese|plaese|plase|pleae|pelase|for favor|action|vm-lifecycle-manager
noise: but also|pls.|yourself please|stp|please|pls|plz|plx|plss|pleeease|pleease|please please|pretty please
noise: pretty please with sugar on top|kindly|thanks|thank you|thank u|thx|tx|ty|tia|cheers|thanks a lot
noise: thanks a bunch|thank you so much|thank you very much|many thanks|much appreciated|thanks in advance
noise: appreciated|appreciate it|thanks so much|much obliged|ta|thanks again|thanks everyone|thanks all
noise: thanks!|big thanks|best|regards|best regards|kind regards|pleese|plis|pleace|pleaze|pleaes|plaease|me
noise: us|thank|be careful|but be careful|please be careful|be gentle|be quick|but it's not urgent
noise: it's not urgent|not urgent|nothing urgent|but no rush|but no hurry|dear|do the needful
noise: kindly do the needful|please do the needful|do the needful and|kindly do the needful and
noise: ffs|omg|omfg|gosh|my god|oh my god|damn|dammit|damnit|ugh|argh|pff|jeez|geez|sigh|wtf|haha|lol|oof
noise: gah|grr|meh|aargh|crap|shit|fuck|bloody hell|for fuck's sake|for god's sake|for gods sake
noise: for heaven's sake|for pete's sake|for the love of god|come on|c'mon|cmon|seriously|honestly|literally
noise: wow|welp|oi|ahoy|aloha|gm|g'day|heya|hullo|sup|long story short|short story|in short|in brief|tldr|k
noise: kk|thanks you|no joke|quick one|quick question|small request|little favour|small favour|hey|hi|hello
noise: hey there|hi there|hello there|yo|hiya|howdy|morning|good morning|afternoon|good afternoon|evening
noise: good evening|hey bot|hi bot|hello bot|dear bot|vm bot|vm-bot|vmbot|@vmbot|@vm-bot|@bot|bot|hey vmbot
noise: dear vmbot|hi all|hi team|hey team|hello team|hi everyone|hey all|hey folks|hi folks|sir|sire|buddy
noise: mate|friend|my friend|dude|pal|gents|folks|team|all yours|guten tag|good day|greetings|dear team
noise: now|right now|right away|asap|a.s.a.p.|a.s.a.p|immediately|urgently|urgent|urgent!|at once|quickly|quick|fast
noise: pronto|instantly|straight away|straightaway|as soon as possible|as soon as you can|as fast as possible
noise: as quickly as possible|today please|this instant|this very moment|this minute|right this second|stat!|already
noise: while you're at it|while you are at it|while youre at it|while at it|for me|for us|for the team
noise: for my team|on my behalf|real quick|real quick please|just|also|too|as well|again|once more
noise: one more time|ok|okay|alright|right|well|so|um|uh|uhm|hmm|er|erm|eh|ah|oh|hm|man|simply|maybe|perhaps
noise: possibly|actually|really|then|btw|by the way|real fast|once again|another time|i guess|first|firstly|yes
noise: yep|yeah|the thing is|you know|if you please|if it pleases you|please?|ok?|okay?|right?|yourself a favor
noise: and that's it|that's all|that is all|nothing else|thats all|and nothing else|only please|carefully
noise: safely|gently please|immediatly|immediatelly|your turn|over to you|one for you|your job
noise: as owner|as its owner|as vm owner|i own it|i own that|it's mine|it is mine
noise: i'm the owner|no luck|no success|no effect|to no avail|no change|no improvement
noise: as usual|as always|like always|like usual|as before|like last time|like before|the usual way|at your leisure
noise: when you can|when you get a chance|when you get a sec|when you get a minute|when you get a moment
noise: when you have a moment|when you have a minute|when you have a sec|when you have a second|when you have time
noise: when you've got a moment|when you've got a minute|when you got a sec|when you are free|when you're free
noise: when convenient|whenever you can|whenever you get a chance|whenever you have a moment|whenever you have time
noise: whenever you are ready|whenever you're ready|at your convenience|at your earliest convenience|if you can
noise: if you could|if possible|if you don't mind|if you dont mind|if you do not mind|if that's ok|if that's okay
noise: if that's not too much trouble|if it's not too much trouble|if it's ok|if you would|if you have a moment
noise: if you have a minute|if you have time|if you have a sec|if needed|if necessary|if you're around|if i may
noise: if that works|if ok|if okay|when you get time|when possible|as soon as you get a chance
noise: don't worry|dont worry|no worries|no rush|no hurry|no need to ask|no need to confirm
noise: no need for confirmation|no need to ask me|no need to double check|no confirmation needed|no confirmation
noise: no questions asked|without asking|without confirmation|don't ask|dont ask|don't ask me|don't ask again
noise: don't bother asking|do not ask|i already confirmed|skip the confirmation|i'm sure|i am sure
noise: sorry to bother|sorry for the noise|sorry for bothering|sorry to bother you|sorry for the trouble
noise: no need to wait|don't wait|dont wait|do not wait|why don't you|why dont you|can't you|you know the drill
noise: don't hesitate|don't forget to|dont forget to|do not forget to|no matter what|no biggie
noise: it lives|which lives|that lives|which is|that's|it's|it sits|which sits|that sits|it runs|which runs
noise: living|located|sitting|hosted|deployed|residing|which resides|that are|which are|they live|they are
noise: they're|all of which are|both|each|over|out|there|here|by|entire|whole|to|that|which|who|with name
noise: cc|/cc|cc:|fyi cc|ping|@here|@channel|@all
# Behind a request, what is to be told about it afterwards, and what that may wait for.
notice: confirm when|let me know when|tell me when|tell us when|tell me once|tell me|tell us|let me know|let us know
notice: ping me|ping us|ping|notify me|notify us|notify|inform me|inform us|give me a shout|give us a shout
notice: give me a ping|give me a sign|give me a heads up|shout|shout out|report|report back|report here|update me
notice: update us|keep me posted|keep us posted|keep me updated|keep me informed|keep me in the loop|post here|post
notice: reply here|reply|message me|write me|text me|dm me|poke me|say so|holler|confirm|confirm here|drop me a line
notice: drop me a note|send me a message|send me a note|tell me how|show me|show|status|status please
notice: show me the status|give me the status|tell me the status|tell us the status|tell me the state of
notice: tell me the status of|check status|check the status|get me the status|please confirm|please report back
notice: please let me know|show status|show me the status of|check on|let everyone know|let everybody know
notice outcome: check whether|verify whether|tell me if|tell me whether|let me know if|let us know if|check
notice outcome: check if|check that|verify|verify that|see if|make sure|ensure|make sure that|confirm that
followed: when|once|if|as soon as|after|whenever|the moment|the minute
followed: if and when|when done|when it's done|when finished

# --- flags, by what they say; a value follows behind a space or "="
flag namespace: -n|--namespace|--ns
flag selector: -l|--selector|--labels|--label
flag force: -f|--force|--force-stop|--hard
flag grace: --grace-period
flag reason: --reason
flag all: --all
flag everywhere: -a|--all-namespaces
flag sure: -y|--yes|--no-prompt|--confirm

# --- English words that look like a mistyped verb; no form of their own
ordinary: preset|skill|skills|upstart|boat|bolt|books|boos|boost|booth|booty|hall|halo|halos|hats
ordinary: haul|kiln|kilo|kilt|king|kink|kiss|pills|shop|smart|stark|stars|wade|wage|ware|wave|woke
ordinary: shirt|shot|slop|smarts|snap|soap|sport|spot|stair|stamp
ordinary: star|stare|stares|steep|stomp|stoop|store|storm|strop|tart
ordinary: bouncy|bound|bunce|bunch|circle|lynch|ounce|pounce|reborn|rebut|recital
ordinary: reroot|reseat|resend|resent|resist|resort|restate|retest|retort|robot|roost
ordinary: active|activist|activity|launder|showdown|shutout|starlet|starter|startle|starve|strand|stretch
ordinary: bride|brine|brink|burn|file|fore|hire|lower|poser|pout|ring|shin|shunt|skin|span|sping
ordinary: spit|stitch|swatch|tale|tame|tank|tape|task|tent|term|torn|tower|tuna|tune|turf|wire|witch
# --- nouns
vm: vm|vm's|virtual machine|virtualmachine|v.m.|virtual-machine|kubevirt vm|vm:
vm plural: vms|virtual machines|virtualmachines|vms:
machine: machine|machines|box|boxes|server|servers|instance|instances|host|hosts|guest|guests|desktop
machine: desktops|workstation|workstations|computer|computers|machina|maschine|appliance|laptop|ones
workload: pod|pods|deployment|deployments|deploy|daemonset|statefulset|service|services|svc|process
workload: processes|container|containers|daemon|job|jobs|build|builds|pipeline|pipelines|app|application
workload: cronjob|replicaset|systemd|node|nodes|worker node|hypervisor|hypervisors|cluster|runner|operator
workload: controller|router|switch port|test suite|kernel|vpn|ingress|database service|web server process
workload: queue worker process|nginx service|api server|kubelet|containerd|sshd|libvirtd|kube-proxy
workload: coredns|virt-handler|virt-launcher|virt-controller|virt-api|httpd|crond|crio|cri-o|rollout
workload self: yourself|urself|this bot|the bot|you|your self|thyself
named: called|named|by the name of|by name|name|with the name|with name|name is|whose name is|name:|named:|labelled as
namespace: namepsace|namesapce|namspace|namespce|nampespace|namesspace|namespace|namespaces
namespace: ns|project|name space|namespace:|ns:|namespace=|env|environment|tenant
prep: in|on|of|from|inside|inside of|within|under|at|over in|over on
prep: out of|belonging to|@|in the|on the|of the|into|from the
det: a|an|this|that|these|those|following|the following|said|same|the same|old|new|both
det: two|three|both of|these two|those two|poor|damn|bloody|stupid|little|main|teh|hte
det article: the|my|our|your|his|her|their
pronoun singular: its|it|that one|this one|itself|that thing|this thing|the thing
pronoun singular: the one|the same one|that guy|him|her|this guy|he|she
pronoun: them|those ones|these ones|they
range: to|through|thru|up to|till|until|..|...|up through|and up to|-|—|bis
and: and|&|+|plus|as well as|and also|along with|together with|n|&amp;|or|und also|then also|followed by|and finally
then: then|and then|afterwards|after that|and afterwards|and after that|and next|, then|followed by
but: but|however|instead|rather|only|though|yet
all: all but|everything but|everyone but|all except|everything except|all vms except|all vms but|any but|all
all: everything|whatever|every|any|all of|all the|all of the|everything that|everything which|whatever is|all of it
all: all of them|the whole|the entire|whole|each|every single|each and every|every one of|all those|all these|the lot
all: anything|any and all|all my|all our|entire|whatever's|everything that is|everything that's|everything running
everywhere: everywhere|cluster-wide|clusterwide|cluster wide|in the cluster|in the whole cluster
everywhere: on the cluster|in the entire cluster|across the cluster|in all namespaces|across all namespaces
everywhere: all namespaces|in every namespace|of the cluster|in any namespace|across namespaces
everywhere: in all projects|on all namespaces|all clusters|in this cluster|on the whole cluster
everywhere: on the entire cluster|on this cluster|of the whole cluster|across the whole cluster
except: all but|everything but|everyone but|all except|everything except|all vms except|all vms but|except
except: except for|but not|excluding|exclude|other than|apart from|besides|save for|skip|skipping|but skip
except: without|minus|not|leave out|but leave|leaving out|aside from|with the exception of|but keep|keep
except: and not|and skip|bar|save|leave|sparing|spare|but spare|but without|just not|only not
starting-with: starting with|that start with|which start with|whose name starts with|whose names start with
starting-with: that begin with|beginning with|prefixed with|prefixed|with prefix|with the prefix
starting-with: with names starting with|with a name starting with|names starting with|with names that start with
starting-with: named like|that starts with|whose name begins with|whose names begin with|starts with|start with
starting-with: having the prefix|with name starting with|called something like|that are called like
ending-with: ending with|ending in|that end with|that end in|which end in|which end with|whose name ends with
ending-with: whose names end with|whose name ends in|whose names end in|suffixed with|with suffix|with the suffix
containing: containing|that contain|with names containing|whose name contains
containing: whose names contain|having in their name|with name containing|which contain
matching: matching|that match|which match|matching the pattern|whose name matches
matching: with names matching|like|that match the pattern|matching pattern
labelled: with|labelled|labeled|labelled with|labeled with|with label|with labels|with the label
labelled: with the labels|label|labels|tagged|tagged with|that have the label|that have label
labelled: having the label|having label|which have the label|carrying the label|by label
labelled: whose label is|where|with selector|selector|with tag|that carry the label|label:|labels:
labelled: with a label|marked|where label|where the label is|where label is|where the label

# --- how
force: force|forced|forcefully|forcibly|by force|with force|using force|hard|the hard way|forceful
force: ungracefully|ungraceful|forcing|grace period 0|grace-period 0|grace period of 0|grace period zero
force: with grace period 0|with grace-period 0|with a grace period of 0|grace period of zero
force: with zero grace period|zero grace period|no grace period|without grace period
force: with no grace period|grace 0|force it|and force it|force-|use force|hard way|brutally
gentle: a normal|a regular|an ordinary
gentle: normally|the normal way|in the normal way|the usual way|in the usual way|as usual|but don't force it
gentle: but dont force it|but do not force it|but don't force|but without force|but gracefully|but gently
gentle: and don't force it|gracefully|graceful|cleanly|nicely|softly|soft|clean|gently|don't force it|dont force it
gentle: do not force it|without force|without forcing|without forcing it|no force|don't force|do not force|dont force
gentle: not forced|not by force|not the hard way|don't use force|no need to force it|in a clean way|in a graceful way
gentle: orderly|properly|the soft way|not hard|don't do it hard|not force|no forcing|but not by force|not with force

# --- must not act
never people: nobody|no one|no-one
never: if you didn't|if you did not|if you wouldn't|you didn't|you did not|you don't|you do not|you wouldn't|you won't
never: didn't ask you to|did not ask you to|never asked you to|didn't tell you to|did not tell you to|never told you to
never: didn't ask for|did not ask for|never asked for|didn't want you to|did not want you to|nobody asked you to
never: no one asked you to|nobody told you to|nobody touch|no one touch|nobody touches|no one touches|nobody is to
never: no one is to|nobody may|no one may|don't|dont|don`t|do not|donot|don t|never|never ever|mustn't|must not|mustnt
never: shouldn't|shouldnt|should not|must never|should never|may not|shall not|no one should|nobody should|hands off
never: keep your hands off|stay away from|keep away from|leave alone|avoid|refrain from|please no|ain't no|no restarts
never: no reboots|no restart|no reboot|no shutdown|no shutdowns|not allowed to|not supposed to|i don't want|i dont want
never: i do not want|we don't want|we do not want|i'd rather not|rather not|no need to|there's no need to
never: there is no need to|you don't need to|you dont need to|you don't have to|not necessary to|needn't|need not
never: hold off|hold off on|hold off with|let's not|lets not|let us not|better not|under no circumstances|on no account
never: at no point|no touching|don't you dare|dont you dare|forbidden|off limits|off-limits|do nothing|leave it alone
never: leave it running|leave it on|leave it|keep it running|keep it up|can't be|cannot be|must remain|must stay
never: should stay|has to stay|needs to stay|stays up|stays on|stays off|let it run|keep running|stay up|stay on
never: no more|donut|dnot|dun|wouldn't|would not|i wouldn't|prevent|prevents|forbid|please not|do noy|dnt|not to
never: please refrain|please don't|please dont|please do not|pls don't|pls dont|stop asking
not: not|isn't|wasn't|aren't|instead of|rather than|without|no
cant: no longer|can't|cant|cannot|can not|won't|wont|will not|doesn't|doesnt|does not
cant: didn't|didnt|did not|isn't|isnt|is not|are not|aren't|not able to|unable to|fails to
cant: failing to|failed to|refuses to|refusing to|couldn't|could not|not|never came|has not
cant: hasn't|haven't|wouldn't|would not|fail to|are failing to|keeps|keep|keeps on|not yet
cant: no one can|nobody can|noone can|no longer can
if: if|unless|once|when|whenever|after|before|as soon as|in case|provided|provided that|assuming|should it|until
if: till|as long as|so long as|only if|only when|only once|only after|depending on|wait for|wait until|wait till|the moment
if: the minute|the second|on condition|on condition that|by the time|following the|upon|while|pending|subject to
if: if and when|every time|each time|as and when|when it's done|when done|when finished|after the|otherwise
if: or else|even if|as long|first wait|should|were it to|in the event|in the event that|in the event of|if ever
# Somebody's leave that is still to be had: "Anna has to approve first".
consent: to approve|must approve|should approve|need to approve
consent: needs to approve|has to approve|have to approve|approve first
consent: must be approved|must be approved by|needs to be approved|needs to be approved by
consent: has to be approved|has to be approved by|have to be approved|should be approved
consent: should be approved by|to be approved|to be approved by|be approved|be approved by|is it approved by
consent: is that approved by|is this approved by|if approved by|not approved by|getting approved by
consent: to agree|must agree|should agree|need to agree|needs to agree|has to agree|have to agree|agree first
consent: to sign off|must sign off|should sign off|need to sign off|needs to sign off
consent: has to sign off|have to sign off|sign off|sign-off|signoff
consent: to ok|must ok|should ok|need to ok|needs to ok|has to ok|have to ok|to okay|must okay
consent: must confirm|should confirm|need to confirm|needs to confirm|has to confirm
consent: have to confirm|confirm with|confirm it with|confirm that with
consent: ask|check with|check it with|check this with|check that with|clear it with|clear this with
consent: clear that with|coordinate with|coordinate it with|talk to|speak to|speak with|talk with
consent: approval|approvals|permission|consent|go-ahead from|ok from|okay from|ok of
consent: okay of|with the ok|with the okay|green light from|green light of|blessing|veto of
schedule: tonight|tomorrow|tmrw|tmr|tomorow|tommorow|later|later today|later on|at midnight|midnight|at noon|noon
schedule: by noon|at lunch|at lunchtime|over lunch|during lunch|weekend|this weekend|over the weekend|on the weekend
schedule: at the weekend|next week|next month|next monday|this week|next weekend|monday|tuesday|wednesday|thursday
schedule: friday|saturday|sunday|mondays|fridays|sundays|saturdays|on monday|on tuesday|on wednesday|on thursday
schedule: on friday|on saturday|on sunday|this evening|this afternoon|in the morning|in the evening|in the afternoon
schedule: at night|overnight|tonite|this morning|every day|every night|every morning|every evening|every hour
schedule: every week|every monday|every friday|every sunday|every weekday|each night|each day|each morning|each evening
schedule: daily|nightly|weekly|hourly|monthly|weekdays|on weekdays|cron|schedule|scheduled|reschedule|eod|by eod
schedule: end of day|at the end of the day|by the end of the day|by end of day|cob|by cob|close of business|after hours
schedule: after work|outside business hours|out of hours|during the maintenance window|in the maintenance window
schedule: in the next maintenance window|next maintenance window|maintenance window|soonish|soon|in a bit|in a while
schedule: in a minute|in a sec|in a second|in a moment|in a few|in a few minutes|in a few hours|in a couple of minutes
schedule: in a couple of hours|in a couple minutes|in some minutes|in an hour|in one hour|in two hours|in half an hour
schedule: in half hour|in 1h|half an hour|an hour|in five minutes|in ten minutes|in five|in ten|in fifteen minutes
schedule: in twenty minutes|in thirty minutes|in two minutes|in one minute|in two days|for an hour|for one hour
schedule: for two hours|for half an hour|for a few minutes|for a minute|for a while|for a bit|for a few hours
schedule: for five minutes|for ten minutes|for the night|for the weekend|for the day|for a day|from now|remind me
schedule: remind me to|reminder|delayed|with a delay|delay|postpone|eventually|at some point|sometime|some time
schedule: the other day|next time|morgen|tonight's|twice a day|twice a week|once a day|once a week|once a month|at dawn
schedule: at sunrise|first thing|first thing tomorrow|not now|in january|next year|automatically|auto|regularly
schedule: periodically|whenever it|on the hour|after midnight|before midnight|by tomorrow|by tonight|by monday
schedule: by friday|until tomorrow|until monday|till monday|till tomorrow|until further notice|christmas|new year
schedule: holidays|vacation|fri|sat|sun|mon|tue|wed|thu|2nite|2night|l8r|2moro|2morrow|tmw|again and again
schedule: over and over|repeatedly|twice|three times|several times|constantly|for good measure later
schedule flag: --at|--in|--after|--delay|--when|--schedule|--cron|--every|--until|--for|--later|--on|--wait-until|--time
schedule: in # minutes|in # minute|in # min|in # mins|in # hours|in # hour|in # hrs|in # h|in # seconds|in # secs
schedule: in # days|in # day|in # weeks|in # m|in # s|in # sec|in ~# minutes|in about # minutes|in about # hours
schedule: after # minutes|after # hours|for # minutes|for # hours|for # hour|for # min|for # mins|for # days
schedule: for # h|for about # minutes|for the next # minutes|for the next # hours|every # minutes|every # hours
schedule: every # min|every # days|within # minutes|within # hours|within the next # minutes|at #|around #
schedule: by # o'clock|at # o'clock|# o'clock|# minutes from now|# hours from now|# minutes later|# min later
schedule: # am|# pm|wait # minutes|wait # seconds|wait # min|# minutes|# hours
schedule: half past #|at half past #|quarter past #|at quarter past #|quarter to #|at quarter to #
schedule: a quarter past #|a quarter to #|at # sharp|# sharp|at # in the morning|at # in the evening|at # tonight
past: ago|yesterday|last night|since|last week|earlier|earlier today|# minutes ago|# hours ago|an hour ago
past: since this morning|since yesterday|since monday|since last night|this morning already|for hours
past: for hours now|since # minutes|since # hours|for days|for weeks|for ages|for ages now|all day|all morning
past: for the last # minutes|for the last hour|for the last # hours|in the last # minutes|in the last # hours
past: in the last hour|in the past hour|past # minutes|the last # minutes|all night|since tuesday|since wednesday
past: since thursday|since friday|since saturday|since sunday|since the weekend|since the update|since midnight
past: since the last|since the deploy|since #|for the past # minutes|for # minutes now|for # hours now
past: for an hour now|last time|last month|last friday|last monday|last weekend|on friday already|recently
past: overnight already|five minutes ago|a minute ago|a while ago|minutes ago|hours ago|days ago

# --- questions
advice: should we|should i|shall we|shall i|should you|do you think|do we need to|do i need to|is it safe
advice: is it safe to|is it ok to|is it okay to|is it ok if|is it okay if|is it fine to|is it a good idea|is it wise
advice: would it be wise|would it be safe|would it be a good idea|would it be ok|would it help|would it help to
advice: would it hurt|would it make sense|does it make sense|is it worth|does it help|would you recommend
advice: would you suggest|do you recommend|do you suggest|would you advise|what if we|what if you|what if you could
advice: what if i|what about|how about|what do you think|any objections|any objection|anyone against
advice: does anyone mind|does anybody mind|would anyone mind|anyone mind|is anyone using|is anybody using
advice: does anyone use|does anybody use|do we still need|do we really need|is it necessary|ok to|okay to|safe to
advice: fine to|good idea to|good idea|thoughts on|any reason not to|any reason to|might it help|could it help
advice: maybe we should|maybe i should|we should probably|i should probably|we should|perhaps we should
advice: i think we should|i think we need to|we might want to|we may want to|we might need to|we may need to
advice: maybe someone should|someone should|somebody should|i wonder if|i wonder if we should|wondering whether
advice: wondering if we|wondering if i|i was wondering if we|i was wondering if we should|not sure if
advice: not sure whether|unsure if|unsure whether|think about|thinking about|thinking of|i'm thinking of
advice: i am thinking of|we are thinking of|considering|we could|we can|i could|i can|i might|we might|i may|we may
advice: does it need|does it need a|is it time to|must we|must i|ought we to|ought i to|why not|why not just
advice: can't we|can't we just|couldn't we|couldn't we just|shouldn't we|do you want to|do you want me to|want me to
advice: shall someone|better to|would it be better|is it better|worth it|what's the risk of|what is the risk of
advice: what would be the impact of|what's the impact of|what is the impact of|what would be the risk of
advice: is there a risk|is there any risk|any risk|opinions on|opinion on|am i safe to|are we safe to|are we good to
advice: am i good to|good to|if i were to|if we were to|is there any reason|is there a reason|maybe|perhaps|worth
# What an action would do, or whether it would help.
advice effect: would restarting|would rebooting|would stopping|would starting|would a restart|would a reboot
advice effect: would a stop|would a shutdown|would a power cycle|will a restart|will a reboot|will a stop
advice effect: will restarting|will rebooting|will stopping|will starting|does restarting|does stopping
advice effect: does rebooting|does starting|does a restart|does a reboot|does a stop|is restarting
advice effect: is stopping|is rebooting|could restarting|could stopping|could a restart|could a reboot
advice effect: can restarting|can stopping|can a restart|can a reboot|do i have to|do we have to
advised: help|hurt|sense|ok|okay|safe|wise|good|better|fix|fixes|solve|enough|fine|worth|useful|harm|cure|suffice|idea
permit: what permissions|which permissions|what permission|what rights|which rights|what role|which role|what roles
permit: which roles|what access|which access|what privileges|which privileges|do i need permission|do i need permissions
permit: do i need rights|can i|could i|may i|am i allowed|am i allowed to|are we allowed|are we allowed to
permit: do i have permission|do i have permission to|do i have the rights|do i have rights|do i have access
permit: do i have the right to|who can|who may|who is allowed|who is allowed to|who's allowed to|may we|am i able to
permit: can anyone else|can everybody|can everyone|who could|can developers|can users|can other people
permit: do you have permission|do you have permission to|do you have access|do you have rights|are you allowed to
permit: are you allowed|can guests|can the interns|are users allowed to|is everyone allowed to|is anyone allowed to
permit: do i need approval|do i need an approval|do we need approval|do i need anybody's approval
howto: what would|what would a|what would happen to|what would the|how do i|how do you|how do we|how can i|how can we
howto: how could i|how could we|how to|how would i|how would you|how would we|how should i|how should we|how does one
howto: how does|how does it|how do|what happens if|what happens when|what would happen if|what would happen when
howto: what will happen if|what happens to|what happens|is there a way|is there a way to|is there any way
howto: is there any way to|is it possible|is it possible to|what's the command|what is the command|whats the command
howto: which command|what command|what's the syntax|what is the syntax|what's the difference|what is the difference
howto: difference between|what does|what do|what is the best way|what's the best way|best way to|whats the best way
howto: suppose|supposing|hypothetically|imagine|let's say|lets say|say i|say we|if i wanted to|if we wanted to
howto: if i want to|if i restart|if i stop|if i start|if we restart|if we stop|if i reboot|if i say|if i ask|explain
howto: explain how|teach me|teach me how|show me how|show me how to|tell me how|tell me how to|where do i|where can i
howto: where do we|how long does|how long will|how long would|how long|how often|what does it take|what is needed
howto: can you explain|could you explain|what do i need|what do i type|what would you do|would you be able
howto: are you able|can you restart vms|can you stop vms|can you start vms|do you know how|do you know how to
howto: do you support|can you handle|what is|what are the steps|steps to|is it possible for|are there any docs
howto: docs on|documentation|in theory|theoretically|does the bot|does stop|does restart|does start|can this bot
howto: can the bot|does this bot|is this bot able|are you capable|which vms can you|what's the best
howto: whats the difference|whats the syntax|what's the right way to|what is the right way to|the right way to
howto: what's the proper way to|the proper way to|the best way to|the correct way to|what's the correct way to
howto: what's the easiest way to|the easiest way to|is there an easy way to|whats the right way to|what's the way to
history: show me who|tell me who|show who|do you know who|show me when|tell me when|tell who|who|who's|whos
history: who has|who did|who was|when did|when was|when were|when has|when is|when will|when does|when will you
history: when are|did you|did anyone|did anybody|did someone|did somebody|did we|did they|did i|did the|did it
history: did|has anyone|has anybody|has someone|has somebody|have you|have we|have they|have i|was it|was|were
history: how many times|how often did|how often was|what time|what time did|what time was|since when|history of
history: log of|audit log|audit trail|show history|last time|last restart of|when last|whose|which user|by whom
history: who will|who is|who's going to|are you|are we|are they|will we|will it|will they|will you be|will the
history: is someone|is anyone|is anybody|is somebody|has the|had|where did|where was|what did you|what did
history: what have you|does anyone know|does anybody know|anyone know|anybody know|do you know|do you know when
history: do we know|any idea|any idea who|any idea when|anyone|anybody|had anyone|is there a|is there any
history: how often has|how often have|how often is|how often does|how often do|how often were
history: how many times has|how many times was|show me everyone who|show everyone who|show me everybody who
history: everyone who|everybody who|list everyone who|list who|give me a list of who|who all
why: why|why's|why is|why does|why did|why won't|why wont|why isn't|why cant|why can't|how come|what's wrong
why: what's wrong with|what is wrong with|what is wrong|whats wrong|whats wrong with|what happened to|what happened with
why: what happened|what has happened to|what's happening with|what's up with|what is up with|whats up with
why: what's going on with|what is going on with|whats going on with|what's the matter with|what's the problem with
why: what is the problem with|what's the issue with|what caused|what made|what broke|what is causing|reason for
why: for what reason|what is blocking|what's blocking|what blocks|what is keeping|what's keeping|what prevents
why: what is preventing|what killed|what went wrong with|what went wrong|what's broken with
why: diagnose|diagnosis|diagnostics|diagnose why|troubleshoot|debug|investigate|analyze|analyse|look into
why: have a look at|take a look at|look at|health check|health check for|health check of|healthcheck|health|health of
why: check health|check the health of|figure out|figure out why|find out why|find out what's wrong with|explain why
why: tell me why|root cause|rca|problem with|problems with|issue with|issues with|trouble with|having trouble with
why: examine|inspect|is something wrong with|anything wrong with|is there a problem with|is there anything wrong with
why: is there an issue with|something is wrong with|something's wrong with|something wrong with|doctor|triage|events
why: events of|events for|logs|logs of|logs for|show me the events|show events|show the events of|show events for
why: show events of|diag|can you see why|any idea why|do you know why|does anyone know why|debug why|dig into
why: check why|see why|something's off with|something is off with|something off with
why: is anything wrong with|is there something wrong with
why: does anything look wrong with|is something off with|anything off with
symptom: stuck|hangs|hanging|hang|crashing|crashed|crash|crashes|crash looping|crashlooping|crashloopbackoff
symptom: crash loop|in a crash loop|pending|unschedulable|errorunschedulable|errordatavolumenotready|errorpvcnotfound
symptom: errimagepull|imagepullbackoff|provisioning|not responding|unresponsive|not reachable|unreachable|not ready
symptom: not starting|not booting|not coming up|not stopping|not shutting down|slow|broken|frozen|freezes|dead|faulty
symptom: failing|failed|fails|fail|failure|error|errors|erroring|flapping|keeps restarting|keeps crashing
symptom: keeps rebooting|keeps dying|keeps stopping|keeps failing|won't start|wont start|won't boot|wont boot
symptom: won't stop|won't come up|wont come up|won't shut down|does not start|doesn't start|doesnt start
symptom: does not boot|doesn't boot|doesn't respond|does not respond|doesnt respond|doesn't come up|does not come up
symptom: can't start|cannot start|can't be started|can't be reached|cannot be started|cannot be reached
symptom: can't connect to|cannot connect to|can't reach|cant reach|cannot reach|can't log in to|can't log into
symptom: cannot ssh into|can't ssh into|can't ssh to|stuck in|stuck at|stuck in starting|stuck in terminating
symptom: stuck in stopping|stuck in pending|stuck starting|stuck stopping|stuck terminating|stuck provisioning
symptom: stuck in provisioning|hangs in|hangs at|hangs on|down again|keeps going down|dies|dying|misbehaving
symptom: acting up|acting weird|acting strange|behaving strangely|weird|oom|oomkilled|out of memory|kernel panic
symptom: panicked|blue screen|bsod|not working|doesn't work|does not work|doesnt work|stopped working
symptom: stopped responding|paused|degraded|unhealthy|timing out|times out|timed out|lost connection|no ping
symptom: not pinging|doesn't ping|does not ping|no answer|not answering|doesn't answer|stopped by itself
symptom: restarts by itself|restarted by itself|rebooted by itself|rebooted itself|shut itself down|stopped itself
symptom: waiting for volume|waitingforvolumebinding|not healthy|not up|not running|never comes up|didn't start
symptom: did not start|didn't boot|failed to start|fails to start|fails to boot|failed to boot|failed to stop
symptom: refuses to start|refuses to stop|refuses to boot|bootloop|boot loop|in a boot loop|boot looping|no network
symptom: disk full|gone|disappeared|lags|lagging|laggy|eating all cpu|leaking|leaks|leaking memory|wedged|borked
symptom: kaputt|toast|rebooting constantly|rebooting all the time|in error|in error state|in a bad state|schrodinger
symptom: reboots by itself|shuts down by itself|turns off by itself|stops by itself|powers off by itself
symptom: goes down by itself|restarts on its own|reboots on its own|shuts down on its own
symptom: turns off on its own|black screen|blank screen|no signal|no display|high load|at 100%|unusable
symptom: sluggish|corrupt|corrupted|stuttering|stutters|glitching|out of disk|out of disk space
symptom: out of space|no space left|inaccessible|complain|complains|complaining|complaints


# --- read only
status: status|status of|status for|status on|state|state of|state for|the status of|the state of|stat of|check status
status: check status of|check the status of|check on|check up on|check|info|information|info on|info about
status: information about|information on|describe|details|details of|details on|details about|show|show me|display
status: get status|get status of|get the status of|get info on|uptime|uptime of|what's the status of
status: what is the status of|whats the status of|what's the state of|what is the state of|what's the status
status: what's the state|how is|how's|hows|how are|how is it going with|how goes|tell me the status of|tell me about
status: tell me the state of|tell me|give me the status of|give me the state of|give me status of|give me an update on
status: update on|any news on|any update on|whats up with the status of|can you check|could you check|can you tell me
status: could you tell me|can you show me|could you show me|i want to know|i'd like to know|i need to know|let me see
status: see|which node|which node is|what node is|on which node is|what node|on which node|what ip|ip of|ip address of
status: what is the ip of|what's the ip of|whats the ip of|where is|where's|where does|run strategy of|runstrategy of
status: what run strategy|is it|do you see|verify|verify that|confirm that|confirm whether|see if|check if
status: check whether|tell me if|tell me whether|let me know if|find out if|what about the status of|phase of|st
status: power state of|powerstate of|memory of|cpu of|age of|how old is|what is running on|does|do|has|have|is|are|ist
status: statuses|statuses of|the statuses of|what does|lookup|look up|overview of|health status of|health state of
status: report on|quick status on|quick status of|quick status check on|status check on|status check for|status check
status: sitrep on|sitrep|ping|statsu|stauts|sttaus|satus|staus|statuts|can you check if|could you check if
status: can you check whether|could you check whether|please check if
status: how long has|how long have|how long is|how long was
ask: is|are|has|have|does|do|was|were
list place: give me an overview|give me an overview of|an overview of|overview of|give me the overview of
list: list|list all|list of|ls|show all|show me all|list me|vms|list vms|which vms|what vms|which vm
list: which virtual machines|what virtual machines|which machines|what machines|which of the vms|which ones
list: what's running|what is running|whats running|what's up and running|what is up|what runs|what's in
list: what is in|whats in|what do we have|what have we got|what's there|how many|how many vms|number of vms
list: count|count of|inventory|get vms|show vms|show me the vms|show me vms|show me all vms|show all vms
list: show the vms|show me the list|show me a list|list of vms|give me a list|give me a list of|give me all
list: give me the list|overview|any vms|any vm|are there any|are there|is there anything|is anything
list: anything running|anything down|anything stopped|what else|what vms do we have|which boxes|which servers
list: what servers|enumerate|what do i have|what's down|what is down|whats down|what is stopped|what's stopped
list: who is running|find|search|search for|display all|print|get all|dump|everything that's running|vm list
list: the list of|which are|which is|which|get me a list of|get me the list of|what|get
help: help|help me|?|usage|man|manual|what can you do|what do you do|what can you do for me|what do you know
help: what are you|who are you|how do you work|how does this work|how does this bot work|how do i use you
help: how do i use this|how to use|how to use this|how to use you|commands|what commands|which commands|show commands
help: list commands|available commands|list of commands|what are the commands|what commands do you have
help: what commands do you know|what commands do you understand|how can you help|what can i say|what can i ask
help: what can i do|examples|show examples|show me examples|instructions|-h|--help|getting started|help please
help: what are you able to do|what can you|are you a bot|what's possible|options|show help|get help|need help
help: i need help|i'm lost|im lost|how does it work|guide|tutorial|docs|what are your commands
help: what are your capabilities|capabilities|features|what do you support|how do i talk to you|hilfe|aide|ayuda
help: ajuda|are you there|are you alive|ping?|you there|are you online|are you awake|introduce yourself

# --- not supported
unsupported create: create|provision|make me|build|deploy|new vm|spin me up|set up|setup|install|import|upload|add
unsupported create: order|give me a new|i need a new|we need a new|spawn|need a new|creating|creation of|launch a new
unsupported create: start a new|spin up a new|boot a new|fire up a new|bring up a new|start a fresh|spin up a fresh
unsupported create: spin up another|launch another|start another|another vm|provisioning a|instantiate|allocate
unsupported delete: delete|remove|destroy|terminate|erase|wipe|purge|drop|get rid of
unsupported delete: decommission|tear down|nuke|trash|deleting|deletion of|rm|undeploy
unsupported delete: retire|decom|scrap|dispose of|uninstall|unprovision|deprovision|del|reap
unsupported migrate: migrate|live-migrate|live migrate|move|migration of
unsupported other: evacuate|drain|cordon|uncordon|failover|fail over|shift
unsupported migrate: migrating|relocate|transfer|vmotion
unsupported resize: gb more|gb of ram|gb of memory|gib more|more cores|more disk|more storage|more space|more disk space
unsupported resize: more vcpus|more vcpu|more cpus|more power|another disk|another cpu|another core|bigger disk
unsupported resize: larger disk|additional disk|additional memory|extra memory|extra ram|extra disk|extra cpu|resize
unsupported resize: scale|scale up|scale down|scale out|increase|decrease|expand|grow|shrink|add memory|add cpu|add ram
unsupported resize: more memory|more ram|more cpu|double|upsize|downsize|bump|raise|extend|give more|set memory|set cpu
unsupported resize: set ram|set the memory|hotplug|hot-plug|add a disk|attach|detach|mount|unmount|autoscale|reduce
unsupported resize: upgrade|halve|add disk|add more|change the cpu|change the memory|change memory|change cpu
unsupported snapshot: snapshot|take a snapshot|snapshot of|backup|back up|restore|roll back|rollback|revert
unsupported snapshot: export|clone|copy|duplicate|replicate|cloning|take a snapshot of|make a snapshot of
unsupported snapshot: create a snapshot of|take a backup of|make a backup of|checkpoint|image|template|revert to
unsupported pause: pause|suspend|freeze
unsupported resume: resume|unpause|unfreeze|thaw|un-pause
unsupported other: hibernate|suspend to disk|save state|save the state of
unsupported other: put to sleep|sleep|standby|save state of
unsupported pause: pausing
unsupported console: console|vnc|ssh|ssh into|ssh to|log in to|log into|login to|open console|connect to
unsupported console: console of|open a console|console to|open a console to|rdp|screenshot|screenshot of
unsupported console: exec|exec into|shell into|serial console|give me a shell|open a shell|port-forward
unsupported console: port forward|type|login|virtctl console|virtctl vnc|virtctl ssh|open vnc
unsupported console: open the console|open the console of|open the console for|open the console on
unsupported other: rename|edit|change|modify|update|patch|configure|reconfigure|label|annotate|tag|run|execute|reinstall
unsupported other: rebuild|redeploy|fix|repair|heal|recover|monitor|watch|notify|alert|subscribe|grant|revoke|approve
unsupported other: assign|swap|replace|encrypt|set the|set label|rotate|unlock|lock|reset the password|reset password
unsupported other: reset the password of|reset my password|change the password|change password|reset the root password
unsupported other: reset the admin password|clear|flush|clean up|cleanup|optimize|defragment|enable|disable|open port
unsupported other: open the port|change the|convert|translate|tell a joke|tell me a joke|sing|write|order pizza|book|buy
unsupported other: send|download|fetch|merge|test|benchmark|stress|reschedule|undelete|tell everyone|announce|mute
unsupported other: unmute|silence|acknowledge|ack|what's the weather|weather|make coffee|trigger the|trigger a build
unsupported other: run the|run a|apply|sync|evict|flip|protect|unprotect|set run strategy|set the run strategy
unsupported other: change the run strategy|change run strategy|set runstrategy|reimage|quarantine|isolate|expose|publish
unsupported reset: hard reset|hard-reset|power reset|power-reset|reset --hard|press the reset button of|press the reset button on
unsupported soft-reboot: soft reboot|soft-reboot|softreboot|reboot the guest of|reboot the guest on|acpi reboot|acpi-reboot|acpi restart
unsupported other: rollout restart|rollout undo|rollout|rerun|re-run|retrigger|re-trigger|rerunning

# --- talk
report saying: said|says|wrote|writes|typed|posted|told me to|told me|asked me to|asked me|asked us to
report saying: wants me to|wants us to|tells me|suggested|suggests|recommended|recommends
report saying: thinks we should|says we should|says to|said to|mentioned|quoting|asked|asks|told|wants
report self: i tried|we tried|i just|we just|i already|we already|i had to
report self: we had to|i'm|im|i am|we're|we are|we have|we've|i have|i've
# Somebody who says again what was asked before, up to a colon.
insist: i said|i asked|i've asked|i have asked|i already asked|i already said|i told you|i already told you
insist: we asked|we told you|we already asked|we said|as i said|like i said|as we said|i repeat|repeating
insist: repeating myself|asked|asked again|asking again|i'm asking again|for the third time
insist: for the second time|for the last time|for the hundredth time|second request|third request
insist: second try|second attempt|third time|second time|one last time|let me repeat|once again
report: fyi|heads up|heads-up|headsup|heads up:|fyi:|note|note:|psa|psa:|reminder:|for your information|for the record
report: just so you know|jfyi|ftr|update:|status update|announcement|announcement:|maintenance|maintenance notice
report: maintenance notice:|incident|resolved|resolved:|ive|i'll|we'll|i will|we will|he|she|they|someone has
report: somebody has|someone just|somebody just|is going to|going to|gonna|about to|i was|we were|tomas|it was|they're
report: they are|he's|she's|they've|i did|we did|i restarted|i stopped|i started|i rebooted|i said|you said|he said
report: she said|he says|she says|they said|i told|i asked|they asked|the docs say|docs say|the runbook says
report: runbook says|runbook|according to|the manual says|the doc says|tip|tip:|til|quote|example|example:|e.g.|e.g
report: for example|for instance|like so|step #|steps|steps:|order is|order is:|the order is|procedure|the plan is
report: plan|plan:|the plan|todo|todo:|to do|ticket|jira|minutes|recap|recap:|summary|summary:|changelog|release notes
report: commit message|subject|subject:|re:|fwd:|error:|warning:|info:|warn|log:|output:|logs say|log says|alert:
report: alert|you restarted|you stopped|you started|you rebooted|you just|you have|you've|you already
report: great job|good job|nice work|well done|good bot|sorry for|congrats
report: i hear|i heard|i see|i saw|i noticed|i read|i think|i believe|i remember|i hope|i love|i hate|i like|i wish
report: if only|remember when|last time|yesterday|apparently|turns out|rumor|rumour|is being|was being|was|were
report: has been|have been|had been|had to|got|had|used to|will be|it will|it'll|has|story|the story|verbatim|to quote
report: reported|reports|decided|decided to|planning to|we plan to|i plan to|plan to|intend to|i intend to|supposed to
report: scheduled to|expected to|had planned|will automatically|the vendor|tried to|tried|trying to|i'm trying to
report: attempting to|attempted to|forgot to|forgot|managed to|managed|after restarting|after rebooting|after stopping
report: after starting|after the restart|after the reboot|while restarting|while rebooting|fwd|fw|pasted
withdraw: cancel the operation|cancel this operation|abort the operation|abort this operation|stop the operation
withdraw: cancel the rest|abort the rest|call off the rest|don't do the rest
withdraw: what could possibly go wrong|what could go wrong
withdraw: it was a joke|that was a joke|it's a joke|that's a joke|only a joke|just a joke|was a joke
withdraw: never mind|nevermind|nvm|forget it|forget that|forget about it|cancel that|scratch that|disregard
withdraw: disregard that|ignore that|ignore this|ignore me|ignore my last message|actually don't|actually dont
withdraw: actually no|oh wait no|wait no|no wait|wait, no|no, wait|on second thought|on second thoughts
withdraw: on second thought no|strike that|belay that|drop it|not needed anymore|no longer needed|not anymore|skip that
withdraw: skip it|don't bother|dont bother|leave it|changed my mind|i changed my mind|false alarm|my bad|undo that
withdraw: cancel my request|cancel the request|take that back|i take that back|let's not|better not|hold that thought
withdraw: wait don't|wait, don't|no don't|no, don't|just kidding|jk|j/k|kidding|only kidding|was joking|just joking
correction: autocorrect|auto-correct|auto correct|autocorrection|stupid autocorrect|damn autocorrect
correction: bloody autocorrect|autocorrect again|oh no|i mean the|sorry|sorry,|oops|whoops|correction
correction: correction:|make that|no|no wait|wait|wait no|wait, no|no, wait|actually|err|er|ehm|uh|rather
correction: or rather|better|no sorry|sorry no|no i mean|no i meant|sorry i mean|sorry i meant|scratch that
correction: strike that|make it|no,|argh|typo|i meant to say|that should be|should be|should have been|nope
correction: hmm no|i wanted to say|ah no|oh wait|ugh|my bad|my mistake|edit|edit:|well actually|ah sorry
correction: oh sorry|my mistake,|pardon|beg your pardon|d'oh|doh|no no|not that one|wrong one|instead
correction behind: i mean|i meant
abort: abort|cancel|undo|call off|revoke|interrupt|cancel my|cancel the|abort my
abort: abort the|roll back the|withdraw|withdraw my|withdraw the|retract|undo the|undo my
# Kept with the request: without its first words ("because"), or with them ("for the demo").
reason bare: context|background|rationale|motivation|justification|because|cause|cuz
reason bare: coz|'cause|bc|b/c|due to|on account of|owing to|reason|reason:|reason is
reason bare: the reason is|because of|cause of|cuz of|bc of|it's because|that's because
reason kept: nobody's|no one's|noone's|everybody's|everyone's|as it|as it's|as it is|as we|as they|as i|as the
reason kept: since it|since it's|since it is|since we|since they|since i|since the|since nobody|since no one
reason kept: since there|so that|so we can|so i can|so they can|so it|so that we|in order to|for maintenance
reason kept: for the demo|for the test|for testing|for tests|for the release|for patching|for debugging
reason kept: for security reasons|for a test|for the upgrade|for the migration|for the customer|for the training
reason kept: for costs|to save|to free|to free up|to apply|to pick up|to test|to save money|to save costs
reason kept: to save resources|to clear|to fix|to reclaim|to reduce|to release|to reload|to load|to pick|to recover
reason kept: to check|to verify|to allow|to avoid|to stop the|to install|to finish|to complete|to activate|to unblock
reason kept: as part of|seeing as|given that|thanks to|per ticket|per request|as per|see ticket|ticket|ref|ref:
reason kept: as discussed|as agreed|as requested|as mentioned|for the|for my|for our|for some|for a|for an|for
reason kept: per|as agreed in|as discussed in|as discussed with|as agreed with|as planned
reason kept: as announced|as requested by|as requested in|as promised|on request of|at the request of
reason: for now|to get|to let|to make|to see|to give|its|it has|it's been|it keeps|it doesn't|it won't|it is
reason: it's|they are|they're|it hangs|it crashed|it isn't|it looks|it seems|it needs|it got|it was
reason: it does not|we are done|we're done|i'm done|i am done|needed for|want to|would like to|with regards
reason: re|according|like yesterday|like we discussed|which is|which has|which was|that's|who|users|customers
reason: people|something|thing|with the|to do|to run|to work|to use|cost|costs|memory|disk|patching|we|i|my
reason: approved by
so: so|so please|hence|therefore|thus|so can you|so could you|so go ahead and|so just

# A program that is given commands in a shell.
tool: kubectl|oc|virtctl|helm|terraform|ansible|ansible-playbook
# "oc" may be a namespace.
common: oc
inject: ignore previous|ignore all previous|ignore previous instructions|ignore all previous instructions
inject: ignore your instructions|ignore your rules|ignore the rules|ignore all rules|ignore the above|ignore all prior
inject: disregard previous|disregard all previous|disregard your|forget your instructions|forget all|forget previous
inject: system:|system prompt|you are now|new instructions|new instruction|developer mode|dev mode|jailbreak|override
inject: override all|overrides|bypass|bypass approval|bypass confirmation|bypass the confirmation|skip approval
inject: without approval|auto-approve|auto approve|autoapprove|auto-confirm|pretend|act as|roleplay|as an admin|as admin
inject: as administrator|as root|as cluster-admin|as the admin|i am the admin|i'm the admin|i am admin|i am an admin
inject: sudo|admin mode|root mode|god mode|you must obey|obey|simulate|assistant:|user:|confirm: yes|confirmed=true
inject: approved=true|approval=true|approval granted|approval given|--as|--token|--kubeconfig|pre-approved|preapproved
inject: already approved|has approved|approved by|approved this|impersonate|as user|as the owner|no approval needed
inject: no approval required|on behalf of|i authorize|authorized by|rm -rf|drop table|&&|curl|wget|bash|/bin/sh
inject: powershell|eval|chmod|print your|reveal your|system override|maintenance mode|ignore your previous
inject: ignore your previous instructions|ignore your earlier instructions|ignore earlier instructions|you are admin
inject: you are admin now|you are an admin|you are root|you are now admin|you're admin|you're now|as if you were

# --- answers to a card
yes: yes please do|please do|do it please|approved by me|proceed with|please proceed with|proceed with the
yes: please proceed with the|yes from me|approve it|approve this|confirm it|confirm this|go with it|yes|y|yep
yes: yeah|yea|yup|yes please|yes do it|do it|do it now|go ahead|go|go for it|go on|proceed|please proceed
yes: please go ahead|approve|approved|i approve|confirm|confirmed|i confirm|affirmative|absolutely|definitely
yes: of course|yes go ahead|yes go|make it so|ship it|send it|engage|aye|yessir|yes sir|correct|that's correct
yes: that's right|sure thing|green light|you may proceed|yes confirmed|yes approve|ja|oui|si|sí|sim|yes!
yes: let's go|lets go|let's do it|lets do it|let's do this|all good go|all good go ahead|no objections
yes: no objection|no objections go|no objections, go|no problem go ahead|go go go|hell yes|yes yes|yess|yesss
yes: yass|indeed|permission granted|granted|by all means|roger|roger that|please continue|continue|execute
yes: run it|hit it|pull the trigger|be my guest|make it happen|totally|certainly|yes of course|100%|for sure
yes: yes absolutely|yes definitely|yes indeed|yes to|yes for|yes on|yes that one is right|it's the right one
yes: that's the right one|that's the one|the right one|do that|please do that|yes please do that|yes do that
okay: sounds good to me|looks fine|looks fine to me|seems fine|seems good|seems ok|works|that works
okay: that works for me|okay by me|ok by me|ok from my side|fine from my side|no concerns|no complaints|ok|okay
okay: k|kk|sure|fine|lgtm|+1|looks good|looks good to me|sounds good|alright|all right|all good|good|great|cool
okay: works for me|fine by me|fine with me|ok with me|okay with me|i'm ok|ok go|ok do it|ok go ahead
okay: okay go ahead|sure go ahead|sure do it|sgtm|wfm|why not|right|perfect|got it|no problem|np|no worries
okay: no issue|no issues|ack|agreed|i agree|thumbs up|good to go|we're good|we are good|good for me|good with me
okay: ok then|okay then|it's fine|that's fine|thats fine|happy with that|nothing against it|looks right
okay: looks correct|not a problem|okey|oki|okie|okey dokey|okie dokie|righto|aight|nice|very well|as you wish
okay emoji: :+1:|:thumbsup:|:white_check_mark:|:heavy_check_mark:|:ok_hand:|:ok:|:shipit:|:rocket:
okay emoji: :green_heart:|:heavy_plus_sign:|:thumbs_up:|:large_green_circle:|:approved:|:yes:|👍|✅|👌|✔|🚀|🆗|🟢|☑
no: actually no|actually no thanks|rather no|hmm no|um no|no actually|no|n|nope|nah|nay|no thanks|no thank you|cancel
no: cancel it|cancel that|cancel this|abort|abort it|abort that|abort!|reject|rejected|deny|denied|decline|declined
no: don't|dont|do not|don't do it|dont do it|do not do it|please don't|please dont|don't do that|never mind|nevermind
no: nvm|forget it|forget that|scratch that|negative|no way|wrong vm|wrong one|wrong|not that one|wrong machine|stop
no: stop!|stop that|stop this|no!|nooo|noo|nooooo|please no|please cancel|veto|hell no|absolutely not|definitely not
no: certainly not|of course not|not this one|i changed my mind|changed my mind|on second thought|on second thoughts
no: leave it|leave it alone|leave it running|not needed|not needed anymore|no longer needed|no need|not necessary|nein
no: non|não|nao|nee|disapprove|disapproved|not approved|i don't approve|i do not approve|refuse|refused|drop it
no: don't bother|dont bother|no go|no-go|withdraw|call it off|kill it|skip it|undo|false alarm|no no|no no no
no: my mistake|mistake|oops|that was a mistake|not gonna happen|let's not|lets not|better not|rather not
no: i'd rather not|no need anymore|do nothing|back off|no bueno|nix|discard|dismiss|bad idea|not ok|not okay|not good
no: no wait|no don't|no dont|no, don't|not happening|hard no|never|can't say yes|cannot say yes|can't approve
no: cannot approve|won't approve|will not approve|can't approve that|can't agree|cannot agree|don't agree|do not agree
no: i don't agree|i can't approve|i can't say yes|i cannot approve|i can't agree|i cannot agree|i won't approve
no emoji: :-1:|:thumbsdown:|:x:|:no_entry:|:no_entry_sign:|:octagonal_sign:|:stop_sign:
no emoji: :no_good:|:negative_squared_cross_mark:|:raised_hand:|:hand:|:stop:|👎|❌|🛑|⛔|🚫|✋
hold: wait|wait!|hold|hold on|hold it|hold up|hang on|not yet|not now|one sec|one second|one moment|one minute
hold: just a sec|just a moment|just a minute|just a second|a moment|a sec|a minute|gimme a sec|give me a sec
hold: give me a second|give me a minute|give me a moment|give me # minutes|pause|hold off|hold your horses|wait a sec
hold: wait a second|wait a minute|wait a moment|wait a bit|wait please|please wait|standby|stand by|stop wait|wait wait
hold: let me check|let me check first|let me think|let me ask|let me verify|checking|moment|sec|1 sec|1 min|# sec|# min
hold: # minutes|later|maybe later|not right now|hmm wait|hold please|please hold|easy|slow down|need to check first
hold: i need to check|i have to check|not so fast|momento|warte|moment mal|bear with me|hold that|hold the line
doubt: maybe|hmm|not sure|i'm not sure|im not sure|unsure|perhaps|i think|depends|it depends|possibly|probably
doubt: are you sure|am i sure|is that|is this|which one|which|what?|huh|why|is it|will it|does it|are we|are you
doubt: what will|what does|what is|what happens|dunno|no idea|i don't know|idk|should we|should i|shouldn't we
doubt: do we|do i|can we|could we|would it|sure?|what about|wait what|wait why|is there|think so|let's see
doubt: i wonder|isn't|isn't that|isn't it|doesn't|instead|only|but|except|rather|if|unless|once|after|before
doubt: until|make it|make that|force|hard|gracefully|tomorrow|tonight|later|without|yes and|and no|one of
doubt: some of|yes but|yes no|yes and no|yes if|ok but|ok if|ok once|ok after|sure but|sure if|eventually|soon
doubt: i guess|i guess so|guess so|if you must|suppose so|i suppose|yes i think so|i think so|i suppose so
# Polite in a request, no plain yes as an answer.
conditional: if needed|if necessary|if possible|if that works|if ok
conditional: if okay|if it's ok|if that's ok|if that's okay|when possible
amount 1: one|single|first|second|third|last|other
amount 2: two|both|both of|those two|these two
amount 3: three
amount 4: four
amount 5: five
amount 6: six
amount 7: seven
amount 8: eight
amount 9: nine
amount 10: ten
amount all: all|all of|all of them|all of it|everything|every one of|the lot|all the|all of the|all those|all these
common: 1st
common: 24/7|2nd
common: 3rd
common: 4th|4xx
common: 500s|5xx
common: able|about|above|across|actual|add-on|added|afaik|afraid|again|against|ago|agree|alone|along|already
common: although|always|am|among|amp|and/or|annoying|another|answer|answering|anti-virus|anybody|anymore
common: anyone|anything|anyway|anywhere|apart|appear|are|area|arguing|argument|around|as|ask|asked|asking|away
common: b2b|bad|based|basically|be|bed|been|beer|before|begin|behind|being|believe|below|best|better
common: between|big|biggest|bikeshedding|bit|blah|blame|blaming|bleeding|blocking|boss|bothering|bottom
common: break|breakfast|brief|bring|broke|btw|bugging|built-in|busiest|busy|button|buy|buying|bye
common: call|called|calling|came|car|care|careful|case|catch|caught|chance|change|changed|changes|channel|channels
common: chat|chatting|cheapest|check|check-in|check-ins|checked|checking|ci/cd|clear|clearly|clock|close|closed|clue
common: coding|coffee|cold|color|colour|come|comes|coming|committing|complain|complaining|complete|completely|confused
common: consider|conversation|cool|correct|cost|could|counter|couple|course|covid-19|crazy|cry|crying|current
common: dancing|day|day-to-day|days|deal|decide|demo|deploy|deploying|deploys|design|desk|did|different|difficult
common: dinner|directly|discussing|discussion|does|doing|done|door|doubt|dream|drink|drinking|driving|during
common: e-mail|each|early|easier|eat|eating|either|else|email|emails|empty|end|end-to-end|engine|engines
common: enough|entirely|especially|eta|even|evening|event|ever|everybody|everyone|exactly|expect|extra|eye
common: face|fact|fair|fan|far|fastest|feature|feel|feeling|few|fight|fighting|figure|final|finally|find
common: fine|fingers|finish|finished|fire|fit|fix|fixed|flag|floor|fly|follow|follow-up|follow-ups|foo|food
common: forever|forget|forgot|forward|found|free|fresh|friday|front|full|fun|fun-fact|funny|further|future
common: game|games|general|generally|getting|gift|girl|give|given
common: giving|glad|goes|going|gone|good|got|great|group|guess|guy|guys
common: h1|habit|had|hair|half|hand|hand-over|handover|hands|happen|happened|happening|happens
common: happy|hard|hardly|hate|having|he|head|heads|hear|heard|heart|heat|heating|heaviest|help|her
common: here|hers|herself|high|him|his|hold|holding|holiday|home|hope|hot|hour|hours|house|how|huge
common: i|i'd|i'll|i'm|i've|i/o|idea|ideas|idle|illegal|imagine|imho|immediately|important
common: in-place|incident|indeed|inside|interesting|interview|into|issue|issues|it'd|it'll|its
common: joke|jokes|joking
common: k8s|keep|keeping|kept|kick-off|kickoff|kid|kidding|kids|kind|kitchen|knew|know|knowing|known|knows
common: l1|l2|large|largest|last|late|lately|latest|laugh|laughing|least|leave|leaving|left|less
common: let|lgtm|life|light|lights|like|likely|limit|line|link|little|logging|long|long-running
common: longer|look|looked|looking|looks|lose|lost|lot|lots|loud|love|low|luck|lunch|lying
common: mad|mail|making|many|matter|me|mean|means|meant|meeting|meetings|mention|merging|mess
common: message|messages|messing|might|mind|mine|minute|minutes|miss|missed|missing|moaning
common: moment|money|month|months|more|most|mostly|mouth|moving|mp3|much|music|must|myself
common: n/a|nagging|near|nearly|neither|nevertheless|new|newest|news|next|nice|no-brainer
common: nobody|noise|none|nonsense|nor|normal|normally|nothing|notice|nowhere|number
common: obviously|odd|of|office|often|ok|old|oldest|omg|on-call|on/off|oncall|one-on-one|ones|online
common: open|opinion|opt-in|option|order|other|others|our|ours|ourselves|out-of-memory|outside|own
common: p1|p2|p3|page|paging|panic|panicking|part|party|pass|passed|past|pay|people|person|phone|piece|pinging
common: place|plan|plane|plans|play the|playing|please|plug-in|point|poking|possible|post-mortem|posting|postmortem
common: practice|pre-prod?|press|presses|pressing|pretty|previous|problem|problems|promise|pull|push|pushing
common: q1|q2|q3|q4|question|questions|quickly|quiet|quite
common: rather|re-read|re-run|reach|read|read-only|reading|ready|real|reality|realize|reason|reasons|recording
common: release|remaining|remember|repeat|reply|rest|retro|right|roll-out|rollout|room|rule|rumors|running
common: s3|sad|sale|save|saw|saying|scene|scratch|screwing|sec|second|seconds|seem|seems|seen|self-service|sending
common: sense|sent|set|set-up|sev-1|sev-2|sev1|sev2|several|shall|she|short|should|shouting|side|sign|sign-off
common: since|singing|sit|slowest|slowly|small|smallest|smoke|smoking|snoring|so-called|somehow|someone|something
common: sometimes|somewhere|sort|sound|sounds|space|spam|spamming|spare|speak|spend|spending|sprint|stack|stage
common: stand|stand-up|standup|stay|step|still|stop-and-go|stream|street|strong|stuff|such|sun|sure|surprised
common: t-shirt|take|taken|takes|talk|talking|tcp/ip|tea|tell|temporary|than|that|that'd|that'll|the|theirs|them
common: themselves|there|there's|these|they|they'd|they'll|thing|things|think|thinking|third-party|this|those|though
common: thought|thoughts|thread|through|time|times|to|today|todo|together|told|tomorrow|too|took|topic|touching
common: toward|towards|traffic|train|tried|trolling|trouble|true|trust|truth|try|trying|turn|twice|two|type|typing
common: u2|under|understand|unfortunately|unless|until|unused|up|up-to-date|upon|us|use|used|useful|usual|usually
common: very|via|view|visit|voice|vote
common: w/o|waiting|walk|wall|want|wanted|wants|warm|was|wasn't|wasting|watch|watching|water|way
common: ways|we|we'd|we'll|we're|we've|week|weekend|weeks|welcome|well-known|were|weren't|what
common: what's|whatever|when|where|wherever|whether|while|whining|whoever|why|will|window|windows
common: wish|within|without|won|wonder|wondering|word|words|work|work-around|workaround|worked
common: working|works|world|worried|worry|worrying|worse|worst|worth|would|write|writing|wrong|wtf
common: x-mas
common: year|year-end|years|yelling|yesterday|yet|you|you'd|you'll|you're|you've|your|yours|yourself
common: zero
common: exist|exists|existing|available

# --- what a form of the lines above does besides
be: want to be|is want to be|is wanting to be|is wanted to be|is need to be|is needed to be|is required to be
be: requires to be|is requested to be|are needed to be|are required to be|is expected to be
duty: want to be|is want to be|is wanting to be|is wanted to be|is need to be|is needed to be|is required to be
duty: requires to be|is requested to be|are needed to be|are required to be|is expected to be
duty: should be|needs to be|need to be|must be|has to be|have to be
duty: shall be|ought to be|is to be|should get|is supposed to be|to be
self: try|i want that you|i need that you|i wish you to|you have to|you pls|someone|somebody|you mind|let's
self: lets|let us|i need you to|we need you to|i need u to|need you to|i want you to|i'd like you to
self: i would like you to|we want you to|we would like you to|i ask you to|go ahead and|go and|go|let me
self: can we|could we|can we please|could we please|may we|i need to|we need to|need to|we have to|i have to
self: i want to|we want to|i'd like to|i would like to|we'd like to|we would like to|would like to|wanna
self: help me|help me to|try to|try and|i'd appreciate it if you could|i would appreciate it if you could
self: i was hoping you could|i was wondering if you could|i wonder if you could|you can|you could|you may
self: you should|you need to|you must|i request you to|time to|it's time to|you please|want to|help to|next
greeting: heya|hullo|sup|ahoy|aloha|gm|g'day|hey|hi|hello|hey there|hi there|hello there|yo
greeting: hiya|howdy|morning|good morning|afternoon|good afternoon|evening|good evening|hey bot
greeting: hi bot|hello bot|dear bot|hey vmbot|dear vmbot|hi all|hi team|hey team|hello team
greeting: hi everyone|hey all|hey folks|hi folks|guten tag|good day|greetings|dear team
thanks: thanks|thank you|thank u|thx|tx|ty|cheers|thanks a lot|thanks a bunch|thank you so much
thanks: thank you very much|many thanks|much appreciated|thanks in advance|appreciated
thanks: appreciate it|thanks so much|much obliged|thanks again|thanks everyone|thanks all|thanks!
please: pleas|plese|plaese|plase|pleae|pls.|please|pls|plz|plx|plss|pleeease
please: pleease|please please|please?|pleese|plis|pleace|pleaze|pleaes|plaease
copied: approved by|cc|/cc|cc:|fyi cc|ping|for
keep: leave alone|leave it alone|leave it running|leave it on|leave it|keep it running|keep it up|keep running
if-now: if|in case|unless|only if|even if
condition: stuck|hung|frozen|dead|broken|unresponsive|unreachable|not responding|not running|not up
condition: hanging|crashing|crashed|crashlooping|crash looping|in a crash loop|failing|failed|faulty
condition: misbehaving|acting up|flapping|pending|slow|not ready|not reachable|erroring|stuck in starting
still: still|already|currently|even|yet|that's|it's|is|it isn't|it is|it doesn't|it
of: of|on|of the|on the
source: from|from the
idiom: there|here|general|fact|time|case|order|place|turn|particular|me|us|hand|front|short|course
idiom: advance|parallel|sequence|total|detail|full|question|fire|top|way|mind|demand|purpose|hold|call
idiom: duty|you|everyone|minutes|addition|conclusion|summary|principle|practice|theory|retrospect|future
idiom: meantime|essence|response|return|doubt|step|trouble|haste|emergency|emergencies|hurry|despair
count more: etc|etc.|et cetera|and so on|and so forth|and the like|and friends|and co|and others|and similar
count part: first #|the first #|the first # of|first # of|last #|the last #|the last # of|last # of|first few
count part: last few|the first few|the last few|half|half of|half the|half of the|most|most of|most of the|some of
count part: some of the|a few|a few of|a few of the|a couple|a couple of|several|several of|a third of|a quarter of
count part: a handful of|part of|one of|one of the|any of|any of the|any one of|any two of|the first half of
count: two|three|four|five|six|seven|eight|nine|ten|few|some|other|others|rest
down-only: take|shut
making: make|get
getting: get|set
bare-not: not
only: only|just|yes but|ok but|okay but|sure but|fine but
abrupt: rather|correction|correction:|oops|whoops|typo|argh|scratch that|strike that
be-to: to be
terminating: stuck in terminating|stuck terminating|terminating|being terminated|being deleted|deleting
in-transition: in transition|transitioning|transitional|in a transitional state|in transition state
in-transition: changing state|stuck|stuck in transition|pending|provisioning|restarting|rebooting
in-transition: what's in transition|what is in transition|whats in transition
list: what's in transition|what is in transition|whats in transition
migrating: migrating|being migrated|being live-migrated|live migrating|live-migrating|under migration
paused: paused|on pause|in paused state
starting: coming up|coming back up|stuck in starting|stuck starting|stuck booting
stopping: going down|stuck in stopping|stuck stopping|not stopping|won't stop|not shutting down|won't shut down
up-now: up|up and running|back up and running|up running|running|what's running|what is running
up-now: whats running|what's up and running|anything running|everything that's running
noise: currently|finally
again: again|once more|one more time|once again|another time|retry|try again|try that again|try it again|same again
same: same|the same|same thing|the same thing
same-filler: for|with|to|on|thing|now|then|do
choice: or
number: one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety
schedule: give it # minutes|give it # min|give it # hours|give it an hour|give it half an hour|give it a minute
schedule: give it a few minutes|give it a while|wait # hours|wait an hour|wait half an hour|wait a few minutes
schedule: on # january|# january|on january #|january #|on the # of january|# of january|on # february|# february
schedule: on february #|february #|on the # of february|# of february|on # march|# march|on march #|march #
schedule: on the # of march|# of march|on # april|# april|on april #|april #|on the # of april|# of april|on # may
schedule: # may|on may #|on the # of may|# of may|on # june|# june|on june #|june #|on the # of june|# of june
schedule: on # july|# july|on july #|july #|on the # of july|# of july|on # august|# august|on august #|august #
schedule: on the # of august|# of august|on # september|# september|on september #|september #|on the # of september
schedule: # of september|on # october|# october|on october #|october #|on the # of october|# of october|on # november
schedule: # november|on november #|november #|on the # of november|# of november|on # december|# december|on december #
schedule: december #|on the # of december|# of december|on # jan|# jan|on jan #|jan #|on the # of jan|# of jan|on # feb
schedule: # feb|on feb #|feb #|on the # of feb|# of feb|on # mar|# mar|on mar #|mar #|on the # of mar|# of mar|on # apr
schedule: # apr|on apr #|apr #|on the # of apr|# of apr|on # jun|# jun|on jun #|jun #|on the # of jun|# of jun|on # jul
schedule: # jul|on jul #|jul #|on the # of jul|# of jul|on # aug|# aug|on aug #|aug #|on the # of aug|# of aug|on # sep
schedule: # sep|on sep #|sep #|on the # of sep|# of sep|on # sept|# sept|on sept #|sept #|on the # of sept|# of sept
schedule: on # oct|# oct|on oct #|oct #|on the # of oct|# of oct|on # nov|# nov|on nov #|nov #|on the # of nov|# of nov
schedule: on # dec|# dec|on dec #|dec #|on the # of dec|# of dec
symptom past: froze|died|hung|went down|never came up|locked up|did not come up|didn't come up
if: is over at|is over by|is over in|is over tonight|is over tomorrow
if: is done at|is done by|is finished at|is finished by|are done at|are done by
able: could
able: can be|can now be|may be|may now be|can safely be
able open: can
one-time: once
schedule: soon-ish|one of these days|some day|someday
vague: soon|soonish|soon-ish|sometime|some time|at some point|eventually|one of these days|some day|someday
# What a slash command can begin with; what it does is told by the lines above.
command: list|ls|start|stop|restart|reboot|status|diagnose
# Tells that a request has come about; a word of this line alone can still be a name.
success: worked|works|went|goes|succeeded|succeeds|helped|helps
# What people have at a time of its own; a word of this line alone can still be a name.
event: demo's|meeting's|workshop's|training's|visit|inspection|launch|go-live|tour|keynote|seminar|tutorial
event: onboarding|pitch|trial|handover|game|match|show|talk|poc|dry-run|briefing|ceremony|demo|call|meeting
event: training|review|audit|exam|class|course|workshop|presentation|interview|standup|stand-up|webinar
event: lecture|lesson|session|rehearsal|hackathon|retro|deadline|appointment|showcase|conference|shift

# --- said of one among many: it is spared
never: still need|still needs|is still needed|are still needed|still needed|is still in use|still in use|must stay up
never: must stay on|must stay running|must keep running|needs to keep running|has to keep running|have to keep running
never: needs to stay up|has to stay up|have to stay up|needs to stay on|has to stay on|is to stay up|is to stay on
never: should stay up|should stay on|should keep running|must not go down|must not be touched|is not to be touched
never: stays|steer clear of|keep off|keep out of|don't touch|do not touch|dont touch|leave out of it
never: leave running|leave up|has to remain|needs to remain|must remain up|must remain on|is off-limits|is off limits
never: is taboo|is sacred|is untouchable|may not go down|can't go down|cannot go down|is exempt|is excluded
never: is not included|isn't included|is spared|is protected
request: please don't forget to|please dont forget to|please do not forget to|pls don't forget to|never forget to
request: remember to|please remember to|be sure to|please be sure to|don't you forget to
self: remember to|be sure to
if: barring|barring any|absent any|absent objections|providing|providing that|as the last|as the last one|as the first
if: as soon as the last|presuming|with the proviso that|contingent on|contingent upon|conditional on|pending any
if: failing that|unless and until|objections aside|except if|except when|but only after|but only if|but only when
up: from off to on|from down to up|from stopped to running
down: back off|back down|from on to off|from up to down|from running to stopped
status: show status of|show the status of|show status for|show the status for
namespace: kubens
keep: alone|in peace|untouched
be: has to come|needs to come|must come|should come|has to go|needs to go|must go|have to come|have to go
duty: has to come|needs to come|must come|should come|has to go|needs to go|must go|have to come|have to go
do: requesting|requesting a|requesting the|requesting an immediate|request for|i request a|we request a|asking for a
request: please you
status: get vm|get vmi|describe vm|describe vmi|show vm
noise: in case you have a minute|in case you have a second|in case you have time|have you got a second|got a sec
noise: have you got a minute|got a minute|do you have a minute|do you have a second|do you have a moment
noise: no need to ask me twice|no need to ask twice|don't make me ask twice|don't ask me twice
schedule: give me # minutes and then|give me # minutes then|give it # minutes then|give it # minutes and then
never: neither|nor
hold: not without|not before|not until|not unless|nothing until
advice: wouldn't it be better to|would it not be better to|shouldn't someone|shouldn't somebody|are we supposed to
advice: am i supposed to|wouldn't it make sense to|would it not make sense to
howto: what if we just|how would one|how would somebody|how would someone|is a restart the same as|is a stop the same as
workload inside: nginx on|docker on|postgres on|mysql on|apache on|redis on|the database on|the db on|nginx inside|nginx in vm
workload: the guest agent
workload: guest agent|network interface|the network interface|sessions|alerts|reminders|the display|cron job|cronjobs
unsupported other: systemctl|systemctl restart|systemctl stop|systemctl start|docker restart|docker stop|docker start
unsupported other: service restart|supervisorctl
verb stop: shut donw
verb stop: shut dwon
verb stop: trun off
verb stop: swtich off
verb stop: close down|closes down|closed down|closing down
verb start: trun on
verb start: swtich on
report thanks: thanks for|thank you for|thx for|kudos for|props for

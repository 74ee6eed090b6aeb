# Dutch.
verb start: starten|start op|gestart|startend
verb start: opstarten|opstart|opgestart|opstartend
verb start: aanzetten|aanzet|aangezet|aanzettend
verb stop: stoppen|stopt|gestopt|stoppend
verb stop: afsluiten|afsluit|afgesloten|afsluitend
verb stop: uitzetten|uitzet|uitgezet|uitzettend
verb stop: uitschakelen|uitschakelt|uitgeschakeld|uitschakelend
verb restart: herstart|herstart de|herstartte|herstartend
verb restart: herstarten|herstartten|herstarte|herstartende
light: zet|zetten|zette|zettend
light: schakel|schakelt|schakelde|schakelend
light: sluit|sluiten|sloot|sluitend
up: aan|op
down: uit|af
request: kun je|kan je|kunt u|zou je|wil je|kan iemand|ik wil|we moeten
greeting: hallo|hoi|goedemorgen
noise: alstublieft|alsjeblieft|aub|svp|even|graag|nu|meteen|hallo|hoi|bedankt|dank je
det: de|het|een|deze|die|onze
vm: virtuele machine|virtuele machines
prep: in|van|op|uit de
namespace: naamruimte
and: en
all: alle|alles
except: behalve|uitgezonderd
never: niet|geen|nooit|blijf af|laat|zonder
if: als|wanneer|zodra|nadat|voordat|tenzij
schedule: morgen|vanavond|later|vannacht|straks|elke dag|over een uur|maandag|vrijdag|om middernacht
advice: zullen we|moeten we|moet ik|zou ik
permit: mag ik|mogen we
howto: hoe|hoe kan ik
history: wie heeft|wie|wanneer werd
why: waarom
status: status van|status|toestand van
report: ik heb|we hebben|heeft|werd|is gestopt
reason bare: omdat|want
common: ik|jij|wij|jullie|zij|maar|met|voor|bij|naar|te|ook|nog|al|wat|wie|waar|vandaag|gisteren|is|zijn
thanks: bedankt|dank je
and: of
choice: of

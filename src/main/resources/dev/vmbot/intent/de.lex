# German. Forms as in en.lex; imperative and infinitive are bases of their own.
verb start: starte|startet|gestartet|startend
verb start: starten|startest|gestarteten|startende
verb start: einschalten|einschaltet|eingeschaltet|einschaltend
verb start: hochfahren|hochfährt|hochgefahren|hochfahrend
verb start: anschalten|anschaltet|angeschaltet|anschaltend
verb start: anmachen|anmacht|angemacht|anmachend
verb stop: stopp|stoppst|stoppte|stoppend
verb stop: stoppe|stoppt|gestoppt|stoppend
verb stop: stoppen|stoppst|gestoppten|stoppende
verb stop: anhalten|anhält|angehalten|anhaltend
verb stop: halte an|hält an|hielt an|haltend
verb stop: herunterfahren|herunterfährt|heruntergefahren|herunterfahrend
verb stop: runterfahren|runterfährt|runtergefahren|runterfahrend
verb stop: ausschalten|ausschaltet|ausgeschaltet|ausschaltend
verb stop: abschalten|abschaltet|abgeschaltet|abschaltend
verb stop: ausmachen|ausmacht|ausgemacht|ausmachend
verb stop: beenden|beendet|beendeten|beendend
verb restart: neustarten|neustartet|neugestartet|neustartend
verb restart: neu starten|neu startet|neu gestartet|neu startend
verb restart: starte neu|startet neu|startete neu|startend neu
verb restart: durchstarten|durchstartet|durchgestartet|durchstartend
verb restart: neu booten|neu bootet|neu gebootet|neu bootend
verb restart: rebooten|rebootet|gerebootet|rebootend
light: fahr|fährt|fuhr|fahrend
light: fahre|fährst|fuhren|fahrende
light: schalte|schaltet|schaltete|schaltend
light: schalt|schaltest|schalteten|schaltende
light: mach|macht|machte|machend
light: mache|machst|machten|machende
up: hoch|ein|an
down: runter|herunter|aus|ab
cycle: neu
request: kannst du|könntest du|könnt ihr|kann jemand|könnte jemand|kannst du mal
request: würdest du|können sie|könnten sie|ich möchte|wir müssen|ich brauche
greeting: hallo|moin|servus
noise: bitte|mal|kurz|danke|jetzt|sofort|hallo|moin|servus|gleich
noise: dringend|bitte mal|doch|schnell|wieder|vielen dank|einmal
det: der|die|das|den|dem|des|meine|meinen|unsere|unseren|eine|einen
prep: im|aus dem|von|auf|beim|in der
namespace: namensraum|namensbereich
and: und|sowie
all: alle|alles
except: außer|ausser|ohne
never: nicht|kein|keine|keinen|nie|niemals|auf keinen fall|bloß nicht|lass|finger weg|nicht mehr
if: wenn|falls|sobald|bevor|nachdem
schedule: morgen|heute abend|heute nacht|später|nachher|übermorgen|um mitternacht|jeden tag|täglich
schedule: am wochenende|in einer stunde|in # minuten|in # stunden|um #|morgen früh|am montag|am freitag|um # uhr
advice: sollen wir|soll ich|sollten wir|sollte ich|meinst du|ist es sicher|dürfen wir
permit: kann ich|darf ich|dürfte ich|wer darf
howto: wie kann ich|wie starte ich|wie stoppe ich|was passiert wenn|wie geht|wie starte|wie stoppe
history: wer hat|wann wurde|wer|wann|hat jemand|hast du|habt ihr|ist wer|welche vm wurde|wurde
why: warum|wieso|weshalb|was ist los mit|diagnose für|diagnostiziere|was ist mit
symptom: hängt|abgestürzt|startet nicht|antwortet nicht|stürzt ab|reagiert nicht|bootet nicht|läuft nicht
status: status von|status der|status|zustand von|wie geht es|zeige|zeig mir|zeig|läuft|ist
list: liste|welche vms|zeige alle vms|zeig alle vms|zeige vms
list: zeig mir alle vms|welche laufen|auflisten|zeige mir alle vms|zeig vms
unsupported create: erstelle|anlegen|erzeuge|erstellen
unsupported delete: lösche|löschen|entferne|entfernen
force: hart|erzwingen|gewaltsam|mit gewalt
report: ich habe|wir haben|hat|wurde|haben
reason bare: weil|denn
reason: da die|da sie
vm: virtuelle maschine|virtuellen maschinen|virtuelle maschinen
yes: jawohl|ja bitte|mach das|freigegeben|bestätigt|mach|mach es
yes: mach mal|mach ruhig|los|klar|gerne|passt|genau|unbedingt
no: nein danke|abbrechen|lieber nicht|bitte nicht
hold: moment|warte mal
common: ich|du|wir|ihr|sie|er|es|und|oder|aber|mit|für|bei|nach|zu|zum
common: zur|auch|noch|schon|wie|was|wo|wer|heute|gestern|arbeit|kaffee
if-now: falls|wenn
of: von|du
thanks: danke|vielen dank
and: oder
choice: oder

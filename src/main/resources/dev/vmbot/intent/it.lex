# Italian.
verb start: avvia|avviano|avviato|avviando
verb start: avviare|avviate|avviata|avviati
verb start: accendi|accende|acceso|accendendo
verb start: accendere|accendete|accesa|accesi
verb stop: spegni|spegne|spento|spegnendo
verb stop: spegnere|spegnete|spenta|spenti
verb stop: ferma|fermano|fermato|fermando
verb stop: fermare|fermate|fermata|fermati
verb stop: arresta|arrestano|arrestato|arrestando
verb restart: riavvia|riavviano|riavviato|riavviando
verb restart: riavviare|riavviate|riavviata|riavviati
request: puoi|potresti|potete|può|si può|vorrei|bisogna
greeting: ciao|buongiorno|salve
noise: per favore|per piacere|grazie|ciao|buongiorno|salve|subito|adesso|ora
det: la|il|lo|le|gli|l'|una|un|questa|quella
vm: macchina virtuale|macchine virtuali
prep: nel|nello|nella|su|di|del|dello
namespace: spazio dei nomi|progetto
and: e|ed
all: tutte|tutti|tutte le|tutti i
except: tranne|eccetto|salvo
never: non|mai|senza|evita|nessuno|vietato
if: se|quando|appena|dopo|prima|finché
schedule: domani|stasera|più tardi|tra un'ora|ogni giorno|stanotte|lunedì|venerdì|a mezzanotte
advice: dovremmo|devo|dobbiamo|è meglio
permit: posso|possiamo
howto: come|come si|come posso
history: chi ha|chi|quando
why: perché|cosa succede
status: stato di|stato della|stato|come sta
report: ho|abbiamo|ha|hanno|è stata|è stato
reason bare: perché
common: io|tu|lui|lei|noi|voi|loro|che|con|per|ma|più|oggi|ieri|è|sono
thanks: grazie
and: o
choice: o

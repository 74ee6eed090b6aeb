# French.
verb start: démarre|démarrent|démarré|démarrant
verb start: demarre|demarrent|demarré|demarrant
verb start: démarrer|démarres|démarrée|démarrés
verb start: demarrer|demarres|demarrée|demarrés
verb start: démarrez|démarrait|démarrées|démarreront
verb start: allume|allument|allumé|allumant
verb start: allumer|allumes|allumée|allumés
verb start: allumez|allumait|allumées|allumeront
verb start: lance|lancent|lancé|lançant
verb start: lancer|lances|lancée|lancés
verb start: lancez|lançait|lancées|lanceront
verb start: d'allumer
verb stop: arrête|arrêtent|arrêté|arrêtant
verb stop: arrete|arretent|arreté|arretant
verb stop: arrêter|arrêtes|arrêtée|arrêtés
verb stop: arreter|arretes|arretée|arretés
verb stop: arrêtez|arrêtait|arrêtées|arrêteront
verb stop: arretez|arretait|arretées|arreteront
verb stop: éteins|éteignent|éteint|éteignant
verb stop: eteins|eteignent|eteint|eteignant
verb stop: éteindre|éteignait|éteinte|éteints
verb stop: eteindre|eteignait|eteinte|eteints
verb stop: éteignez|éteignais|éteintes|éteindront
verb stop: stoppe la|stoppent|stoppé|stoppant
verb stop: stopper|stoppes|stoppée|stoppés
verb stop: d'éteindre
verb stop: d'eteindre
verb stop: d'arrêter
verb stop: d'arreter
verb restart: redémarre|redémarrent|redémarré|redémarrant
verb restart: redemarre|redemarrent|redemarré|redemarrant
verb restart: redémarrer|redémarres|redémarrée|redémarrés
verb restart: redemarrer|redemarres|redemarrée|redemarrés
verb restart: redémarrez|redémarrait|redémarrées|redémarreront
verb restart: redemarrez|redemarrait|redemarrées|redemarreront
verb restart: relance|relancent|relancé|relançant
verb restart: relancer|relances|relancée|relancés
verb restart: rebooter|reboote|rebooté|rebootant
request: peux-tu|peux tu|pourrais-tu|pourrais tu|pouvez-vous|pouvez vous|pourriez-vous|pourriez vous|tu peux
request: vous pouvez|est-ce que tu peux|est-ce que tu pourrais|tu pourrais|il faut|il faudrait|je voudrais
request: j'aimerais|peut-on|merci de|on peut|veuillez|faut|merci d'|merci de bien vouloir|veuillez bien
greeting: bonjour|salut|coucou|bonsoir
noise: s'il te plaît|s'il te plait|s'il vous plaît|s'il vous plait|svp|stp|merci|bonjour|salut|coucou
noise: maintenant|tout de suite|vite|immédiatement|merci d'avance|bonsoir|urgent|d'urgence|encore
det: le|la|les|l'|un|une|mon|ma|notre|cette|cet|ce|du
vm: machine virtuelle|machines virtuelles|mv
machine: serveur|serveurs|poste
named: nommée|nommé|appelée|appelé
prep: dans|dans le|sur|du|de la|dans l'|de|en|au|dans la
namespace: espace de noms|espace|projet
and: et|ainsi que
all: toutes|tous|tout|toutes les|tous les
except: sauf|excepté|hormis
never: ne|n'|pas|jamais|ne pas|surtout pas|évite|evite|évitez|interdit|interdiction
if: si|quand|lorsque|dès que|des que|après|apres|avant|jusqu'à
schedule: demain|ce soir|plus tard|cette nuit|à minuit|a minuit|tous les jours|chaque jour|dans une heure
schedule: dans # minutes|dans # heures|à # heures|à #|a # heures|lundi|vendredi|tout à l'heure|demain matin|bientôt
advice: devrait-on|devrions-nous|faut-il|doit-on|tu penses que|est-ce qu'il faut|on devrait
permit: puis-je|est-ce que je peux|ai-je le droit
howto: comment|que se passe-t-il si|comment on|comment puis-je
history: qui a|quand a|qui|est-ce que quelqu'un a|quelqu'un a
why: pourquoi|qu'est-ce qui se passe avec|diagnostique|diagnostiquer
symptom: plantée|planté|bloquée|bloqué|ne répond pas|ne démarre pas|ne répond plus|en panne
status: statut de|statut|état de|etat de|l'état de|quel est l'état de
status: quel est le statut de|montre|affiche|l'état de la|est-ce que
list: liste les|lister|quelles vms|quelles vm|liste des vms|affiche les vms|montre les vms|montre-moi les vms
unsupported create: crée|créer
unsupported delete: supprime|supprimer|efface
force: de force|en force|forcer
report: j'ai|on a|nous avons|il a|elle a|ils ont|a été|vient de
reason bare: parce que|car|parce qu'
reason: pour que|puisque
yes: oui merci|vas-y|vas y|d'accord|confirmé|je confirme|oui vas-y
no: annule|annuler|non merci|laisse tomber
hold: attends|attendez|un instant
common: je|tu|il|elle|nous|vous|ils|elles|que|qui|avec|pour|mais|très|plus|aujourd'hui|hier|café|être|est
if-now: si
of: de|du
thanks: merci|merci d'avance
and: ou
choice: ou

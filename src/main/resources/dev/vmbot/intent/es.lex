# Spanish.
verb start: inicia|inicio|iniciado|iniciando
verb start: iniciar|inicias|iniciada|iniciándose
verb start: inicie|inicien|iniciaron|iniciandose
verb start: arranca|arrancan|arrancado|arrancando
verb start: arrancar|arrancas|arrancada|arrancándose
verb start: arranque|arranquen|arrancaron|arrancandose
verb start: enciende|encienden|encendido|encendiendo
verb start: encender|enciendes|encendida|encendiéndose
verb start: encienda|enciendan|encendieron|encendiendose
verb start: prende|prenden|prendido|prendiendo
verb start: prender|prendes|prendida|prendiéndose
verb start: levanta|levantan|levantado|levantando
verb start: levantar|levantas|levantada|levantándose
verb stop: para la|paran|parado|parando
verb stop: parar|paras|parada|parándose
verb stop: detén|detienen|detenido|deteniendo
verb stop: deten|detienes|detenida|deteniéndose
verb stop: detener|detiene|detuvo|deteniendose
verb stop: detenga|detengan|detuvieron|deteniendola
verb stop: apaga|apagan|apagado|apagando
verb stop: apagar|apagas|apagada|apagándose
verb stop: apague|apaguen|apagaron|apagandose
verb restart: reinicia|reinician|reiniciado|reiniciando
verb restart: reiniciar|reinicias|reiniciada|reiniciándose
verb restart: reinicie|reinicien|reiniciaron|reiniciandose
verb restart: rearranca|rearrancan|rearrancado|rearrancando
verb restart: reinicias|reiniciáis|reinició|reiniciandola
verb restart: reboota|rebootan|rebooteado|rebooteando
verb start: inicies|arranques|enciendas|prendas
verb stop: apagues|detengas|pares la|pares
verb restart: reinicies|rearranques|reinicieis|reiniciéis
request: puedes|podrías|podrias|puede|podría|podria|pueden|puedes por favor
request: necesito|me puedes|quiero|necesitamos|podemos|se puede
greeting: hola|buenas|buenos días|buenos dias
noise: por favor|porfa|porfavor|gracias|ahora|ya|hola|buenas|buenos días|buenos dias
noise: urgente|muchas gracias|mismo|ahora mismo|de inmediato|otra vez|de nuevo|favor de
be: está|esta|están|estan
det: el|la|los|las|una|un|mi|nuestra|nuestro|esa|esta
vm: máquina virtual|maquina virtual|mv|máquinas virtuales|maquinas virtuales
machine: máquina|maquina|servidor|máquinas
named: llamada|llamado
prep: en|en el|del|de la|dentro de|de|en la
namespace: espacio de nombres|espacio|proyecto
and: y|e
all: todas|todo|todos|todas las|todos los
except: excepto|menos|salvo
never: no|nunca|jamás|jamas|no hay que|evita|tampoco|que no
if: si|cuando|después de|despues de|antes de|hasta que|en cuanto
schedule: mañana|manana|esta noche|más tarde|mas tarde|luego|a medianoche|cada día|cada noche|el lunes
schedule: el viernes|en una hora|en # minutos|en # horas|a las #|a la #|después|despues|mas adelante
advice: deberíamos|deberiamos|debería|deberia|debemos|crees que
permit: puedo|podría yo
howto: cómo|como|qué pasa si|que pasa si|cómo puedo|como puedo
history: quién|quien|cuándo|cuando se|quién ha|alguien ha
why: por qué|por que|porqué|qué le pasa a|que le pasa a|qué pasa con|que pasa con|diagnostica|diagnosticar
symptom: colgada|colgado|caída|caida|no responde|no arranca|no inicia|falla
status: estado de|estado|cuál es el estado de|cual es el estado de
status: muestra|muéstrame|está|esta encendida|el estado de|estado de la
list: lista|listar|qué vms|que vms|cuáles|muestra las vms|lista las vms|lista de vms
unsupported create: crea|crear
unsupported delete: borra|elimina|eliminar|borrar
force: a la fuerza|forzado|por la fuerza|forzar
report: he|hemos|ha|han|se ha|acabo de
reason bare: porque|ya que
reason: para que
yes: sí por favor|adelante|dale|hazlo|confirmo|confirmado|aprobado|de acuerdo
no: cancela|cancelar|no gracias|mejor no
hold: espera|un momento|momentito
common: que|con|para|por|pero|muy|más|está|hoy|ayer|café|algo|nada|todo el|me|te|se|lo
if-now: si|se
of: de|del
thanks: gracias
idiom: me
and: o
choice: o

# Portuguese.
verb start: inicie|iniciem|iniciado|iniciando
verb start: iniciar|inicias|iniciada|iniciados
verb start: ligue|liguem|ligado|ligando
verb start: ligar|ligam|ligada|ligados
verb start: liga|ligas|ligou|ligadas
verb start: suba|subam|subido|subindo
verb start: subir|sobem|subida|subidos
verb start: arranque|arranquem|arrancado|arrancando
verb stop: pare|parem|parado|parando
verb stop: parar|param|parada|parados
verb stop: desligue|desliguem|desligado|desligando
verb stop: desligar|desligam|desligada|desligados
verb stop: desliga|desligas|desligou|desligadas
verb stop: derrube|derrubem|derrubado|derrubando
verb restart: reinicie|reiniciem|reiniciado|reiniciando
verb restart: reiniciar|reinicias|reiniciada|reiniciados
verb restart: reinicia|reiniciam|reiniciou|reiniciadas
request: pode|podes|poderia|você pode|voce pode|consegue|podem|podia
request: preciso que|pode por favor|preciso|precisamos|dá para|favor
greeting: olá|ola|oi|bom dia|boa tarde
noise: por favor|obrigado|obrigada|agora|já|olá|ola|oi|bom dia|boa tarde
noise: urgente|de novo|novamente|imediatamente|valeu|pfv|pf|se faz favor
det: o|a|os|as|uma|um|minha|nossa|meu|nosso|essa|esse|esta
vm: máquina virtual|maquina virtual|máquinas virtuais
machine: máquina|maquina|servidor
named: chamada|chamado
prep: no|na|em|do|da|dentro do|nos|nas|de
namespace: espaço de nomes|projeto
and: e
all: todas|todos|tudo|todas as|todos os
except: exceto|menos
never: não|nao|nunca|jamais|evite
if: se|quando|depois de|depois que|antes de|até que|assim que
schedule: amanhã|amanha|hoje à noite|hoje a noite|mais tarde|à meia-noite|todo dia|todos os dias
schedule: em uma hora|em # minutos|em # horas|às #|as # horas|daqui a|na segunda|na sexta|logo mais
advice: devemos|deveríamos|deveriamos|devo|será que|acha que
permit: posso|podemos
howto: como|o que acontece se|como posso|como faço para
history: quem|quando foi|alguém|alguem
why: por que|por quê|porquê|o que há com|diagnostique|diagnosticar|o que aconteceu com
symptom: travada|travado|caiu|não responde|nao responde|não inicia|nao inicia
status: status da|status do|estado da|estado do|estado de|qual o estado de
status: qual o status de|mostre|mostra|como está|como esta|status de|qual é o estado da
list: liste|listar|quais vms|mostre as vms|lista de vms|liste as vms
unsupported create: crie|criar
unsupported delete: apague|exclua|delete|remova
force: à força|a força|forçar|na marra
report: eu|nós|acabei de|foi|foram
reason bare: porque|pois
reason: para que
yes: pode sim|confirmo|manda ver|vai em frente|pode ir|claro
no: cancele|cancelar|não obrigado|deixa pra lá
hold: espere|um momento|calma|peraí
common: que|com|para|por|mas|muito|mais|está|hoje|ontem|café|algo|nada|me|te|se|lo
if-now: se
of: de|da|do
thanks: obrigado|obrigada
idiom: me
and: ou
choice: ou

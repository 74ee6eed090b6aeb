# Polish.
verb start: uruchom|uruchamia|uruchomiono|uruchamiając
verb start: uruchomić|uruchamiać|uruchomiona|uruchomione
verb start: włącz|włącza|włączono|włączając
verb start: włączyć|włączać|włączona|włączone
verb start: wlacz|wlacza|wlaczono|wlaczajac
verb stop: zatrzymaj|zatrzymuje|zatrzymano|zatrzymując
verb stop: zatrzymać|zatrzymywać|zatrzymana|zatrzymane
verb stop: wyłącz|wyłącza|wyłączono|wyłączając
verb stop: wyłączyć|wyłączać|wyłączona|wyłączone
verb stop: wylacz|wylacza|wylaczono|wylaczajac
verb restart: zrestartuj|restartuje|zrestartowano|restartując
verb restart: zrestartować|restartować|zrestartowana|zrestartowane
verb restart: uruchomić ponownie|uruchamiać ponownie|uruchomiona ponownie|uruchomione ponownie
verb restart: włącz ponownie|włącza ponownie|włączono ponownie|włączając ponownie
verb restart: uruchom ponownie|uruchamia ponownie|uruchomiono ponownie|uruchamiając ponownie
request: czy możesz|możesz|czy mógłbyś|mógłbyś|czy ktoś może|chcę|trzeba
greeting: cześć|hej|dzień dobry
noise: proszę|prosze|dzięki|teraz|natychmiast|cześć|hej|dzień dobry
det: tę|ta|ten|to|moją|naszą
vm: maszynę wirtualną|maszyna wirtualna|maszynę|maszyny
prep: w|we|z|na|do
namespace: przestrzeni nazw|przestrzeń nazw|projekcie
and: i|oraz
all: wszystkie|wszystko
except: oprócz|poza|z wyjątkiem
never: nie|nigdy|bez|zabronione
if: jeśli|jeżeli|gdy|kiedy|po|przed|dopóki
schedule: jutro|wieczorem|później|dziś w nocy|codziennie|za godzinę|w poniedziałek|w piątek|o północy
advice: czy powinniśmy|powinniśmy|czy powinienem|czy mamy
permit: czy mogę|czy wolno
howto: jak|jak mogę
history: kto|kiedy
why: dlaczego|czemu
status: status|stan|jaki jest stan|pokaż status
report: zrobiłem|zatrzymałem|uruchomiłem|zrestartowałem|został|została
reason bare: bo|ponieważ
common: ja|ty|on|ona|my|wy|oni|że|ale|dla|przy|też|już|co|gdzie|dzisiaj|wczoraj|jest|są
thanks: dzięki
and: lub|albo
choice: lub|albo

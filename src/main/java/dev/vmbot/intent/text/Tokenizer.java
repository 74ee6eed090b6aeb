package dev.vmbot.intent.text;

import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Walks once over a raw text and emits its tokens. Used for one text, then thrown away.
public final class Tokenizer {

    /// More tokens than any request has; a text that has more is not read on, so no text takes long.
    public static final int MOST = 600;

    /// Behind these a label selector stands, whose marks are no marks of a sentence.
    private static final Set<String> LABEL_FLAGS = Set.of("-l", "--selector", "--labels", "--label");

    private final String text;

    private final List<Token> tokens = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Words words = new Words(tokens);
    private final Marks marks;
    private int at;
    private boolean lineStart = true;

    private int opened;
    private boolean labelsFollow;

    private Tokenizer(String text, String bot) {
        this.text = text;
        this.marks = new Marks(text, bot, tokens, words);
    }

    /// @param bot the bot's own user id, which tells its mention from those of people
    /// @return one more than [#MOST] at most, give or take what a single word brings
    public static List<Token> tokens(String text, String bot) {
        Tokenizer tokenizer = new Tokenizer(text, bot);
        tokenizer.run();
        return tokenizer.tokens;
    }

    /// Where in the text the tokens stand, one for each. A mark right behind a word shares the word's place.
    public static List<Span> spans(String text, String bot) {
        Tokenizer tokenizer = new Tokenizer(text, bot);
        while (tokenizer.isUnfinished()) {
            int from = tokenizer.at;
            tokenizer.step();
            while (tokenizer.spans.size() < tokenizer.tokens.size()) {
                tokenizer.spans.add(new Span(from, tokenizer.at));
            }
        }
        return tokenizer.spans;
    }

    /// @param to exclusive
    public record Span(int from, int to) {}

    private void run() {
        while (isUnfinished()) {
            step();
        }
    }

    private boolean isUnfinished() {
        return at < text.length() && tokens.size() <= MOST;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n') {
            emit(Kind.NEWLINE, "\n", 1);
            lineStart = true;
            labelsFollow = false;
        } else if (Glyphs.isSpace(c) || Glyphs.isInvisible(c) || c == '\r') {
            at++;
        } else if (labelsFollow && c != '<') {
            labels();
        } else if (lineStart && moved(marks.cited(at))) {
            lineStart = false;
        } else if ((lineStart || isListed()) && moved(marks.bullet(at))) {
            lineStart = false;
        } else if ((c == ':' || c == ';') && moved(marks.emoticon(at))) {
            lineStart = false;
        } else {
            boolean first = lineStart;
            piece(c);
            lineStart = first && !tokens.isEmpty() && tokens.getLast().is(Kind.BOT);
        }
    }

    private void piece(char c) {
        switch (c) {
            case '`' -> at = marks.code(at);
            case '<' -> at = marks.angle(at);
            case ',' -> {
                tokens.add(Token.comma(isGlued()));
                at++;
            }
            case ';' -> emit(Kind.STOP, ";", 1);
            case '(' -> {
                opened++;
                emit(Kind.OPEN, "(", 1);
            }
            case ')' -> {
                opened = Math.max(0, opened - 1);
                emit(Kind.CLOSE, ")", 1);
            }
            case '?' -> emit(Kind.QUESTION, "?", 1);
            case '!' -> emit(isExclusion() ? Kind.ODD : Kind.STOP, "!", 1);
            default -> other(c);
        }
    }

    private void other(char c) {
        int codePoint = text.codePointAt(at);
        if (Glyphs.isDeceptive(c)) {
            emit(Kind.ODD, "", 1);
        } else if (Glyphs.isPicture(codePoint)) {
            emit(Kind.EMOJI, Character.toString(codePoint), Character.charCount(codePoint));
        } else if (c == '…') {
            emit(Kind.STOP, "…", 1);
        } else if ((c == '—' || c == '―' || c == '–') && Flag.isMeant(text, at)) {
            at = words.read("--" + text.substring(at + 1, Flag.end(text, at + 1)), 0) - 2 + at + 1;
            flagForLabels(at);
        } else if (c == '—' || c == '―') {
            emit(isInsideName() ? Kind.ODD : Kind.DASH, "—", 1);
        } else if (c == '•' || c == '◦' || c == '‣' || c == '▪') {
            emit(Kind.BULLET, "•", 1);
        } else if (!((Glyphs.isQuote(c) || Glyphs.isApostrophe(c)) && moved(marks.quotation(at)))
                && !(c == ':' && moved(marks.emoji(at)))
                && !((c == '*' || c == '_' || c == '~') && moved(marks.emphasis(at)))) {
            int from = at;
            at = words.read(text, at);
            flagForLabels(from);
        }
    }

    /// "web—01": one mark in the place of another.
    private boolean isInsideName() {
        if (at == 0 || at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at - 1))) {
            return false;
        }
        int end = at + 1;
        boolean digit = false;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            digit |= Character.isDigit(text.charAt(end++));
        }
        return digit;
    }

    /// "web-*,!web-01": said of the word behind it, which no sentence begins with.
    private boolean isExclusion() {
        return !lineStart && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /// `--selector=app=web` is read as `--selector app=web`.
    private void flagForLabels(int from) {
        Token flag = tokens.isEmpty() ? Token.of(Kind.ODD, "") : tokens.getLast();
        int equals = flag.text().indexOf('=');
        String name = equals < 0 ? flag.text() : flag.text().substring(0, equals);
        if (flag.is(Kind.FLAG) && LABEL_FLAGS.contains(name)) {
            labelsFollow = true;
            tokens.set(tokens.size() - 1, new Token(Kind.FLAG, name, name, false, false));
            at = equals < 0 ? at : text.indexOf('=', from) + 1;
        }
    }

    private void labels() {
        labelsFollow = false;
        LabelRun run = LabelRun.read(text, at);
        tokens.add(new Token(Kind.WORD, Words.lower(run.selector()), run.selector(), true, !run.whole()));
        at = run.end();
    }

    private boolean isGlued() {
        return at > 0
                && at + 1 < text.length()
                && !Character.isWhitespace(text.charAt(at - 1))
                && !Character.isWhitespace(text.charAt(at + 1));
    }

    /// Whether something was read up to there.
    private boolean moved(int end) {
        boolean moved = end > at;
        at = end;
        return moved;
    }

    private void emit(Kind kind, String what, int length) {
        tokens.add(Token.of(kind, what));
        at += length;
    }

    /// "1) stop a 2) start b": at a number of a list within a line.
    private boolean isListed() {
        int digits = Character.isDigit(text.charAt(at)) ? 1 : 0;
        digits += digits == 1 && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)) ? 1 : 0;
        boolean closed = digits > 0 && text.startsWith(")", at + digits);
        return closed && opened == 0 && Glyphs.isSpace(text.charAt(at - 1));
    }
}

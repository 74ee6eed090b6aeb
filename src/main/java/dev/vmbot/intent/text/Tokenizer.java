package dev.vmbot.intent.text;

import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Walks once over a raw text and emits its tokens. Used for one text, then thrown away.
public final class Tokenizer {

    /// More tokens than any request has; a text that has more is not read on, so no text takes long.
    public static final int MOST = 600;

    /// How far a closing quote is looked for; keeps the walk linear.
    private static final int LONGEST_QUOTATION = 400;

    /// Behind these a label selector stands, whose marks are no marks of a sentence.
    private static final Set<String> LABEL_FLAGS = Set.of("-l", "--selector", "--labels", "--label");

    private final String text;
    private final String bot;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Words words = new Words(tokens);
    private int at;
    private boolean lineStart = true;
    private int noQuoteBefore;
    private int opened;
    private boolean labelsFollow;

    private Tokenizer(String text, String bot) {
        this.text = text;
        this.bot = bot;
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
        } else if (lineStart && cited()) {
            lineStart = false;
        } else if ((lineStart || isListed()) && bullet()) {
            lineStart = false;
        } else if ((c == ':' || c == ';') && emoticon()) {
            lineStart = false;
        } else {
            boolean first = lineStart;
            piece(c);
            lineStart = first && !tokens.isEmpty() && tokens.getLast().is(Kind.BOT);
        }
    }

    private void piece(char c) {
        switch (c) {
            case '`' -> code();
            case '<' -> angle();
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
        } else if (c == '—' || c == '―') {
            emit(Kind.DASH, "—", 1);
        } else if (c == '•' || c == '◦' || c == '‣' || c == '▪') {
            emit(Kind.BULLET, "•", 1);
        } else if (!((Glyphs.isQuote(c) || Glyphs.isApostrophe(c)) && quotation(c))
                && !(c == ':' && emoji())
                && !((c == '*' || c == '_' || c == '~') && emphasis(c))) {
            int from = at;
            at = words.read(text, at);
            flagForLabels(from);
        }
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

    private void emit(Kind kind, String what, int length) {
        tokens.add(Token.of(kind, what));
        at += length;
    }

    private boolean cited() {
        if (!text.startsWith("&gt;", at) && text.charAt(at) != '>') {
            return false;
        }
        int end = lineEnd();
        emit(Kind.CITED, text.substring(at, end), end - at);
        return true;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// "1) stop a 2) start b": at a number of a list within a line.
    private boolean isListed() {
        int digits = Character.isDigit(text.charAt(at)) ? 1 : 0;
        digits += digits == 1 && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)) ? 1 : 0;
        boolean closed = digits > 0 && text.startsWith(")", at + digits);
        return closed && opened == 0 && Glyphs.isSpace(text.charAt(at - 1));
    }

    /// ":)" and the like, apart from other words; they end a sentence.
    private boolean emoticon() {
        int mouth = at + 1 < text.length() && text.charAt(at + 1) == '-' ? at + 2 : at + 1;
        boolean face = mouth < text.length() && "()DPpO/|3".indexOf(text.charAt(mouth)) >= 0;
        boolean apart = (at == 0 || Glyphs.isSpace(text.charAt(at - 1)))
                && (mouth + 1 >= text.length()
                        || Glyphs.isSpace(text.charAt(mouth + 1))
                        || text.charAt(mouth + 1) == '\n');
        if (face && apart) {
            emit(Kind.EMOJI, text.substring(at, mouth + 1), mouth + 1 - at);
            tokens.add(Token.of(Kind.STOP, "."));
        }
        return face && apart;
    }

    private boolean bullet() {
        int next = at;
        while (next < text.length() && next - at < 2 && Character.isDigit(text.charAt(next))) {
            next++;
        }
        boolean numbered = next > at && next < text.length() && ".)".indexOf(text.charAt(next)) >= 0;
        boolean marked = "*-•◦–+".indexOf(text.charAt(at)) >= 0;
        int after = numbered ? next + 1 : at + 1;
        if (!(numbered || marked) || after >= text.length() || !Glyphs.isSpace(text.charAt(after))) {
            return false;
        }
        emit(Kind.BULLET, "•", after - at);
        return true;
    }

    private void code() {
        if (text.startsWith("```", at)) {
            int end = text.indexOf("```", at + 3);
            int stop = end < 0 ? text.length() : end + 3;
            emit(Kind.BLOCK, text.substring(at + 3, end < 0 ? stop : end), stop - at);
            return;
        }
        int end = text.indexOf('`', at + 1);
        if (end < 0 || end > lineEnd() || end == at + 1) {
            emit(Kind.ODD, "`", 1);
            return;
        }
        inside(text.substring(at + 1, end).strip(), Kind.CODE);
        at = end + 1;
    }

    /// One word in quotes or code is that word; several are something that is quoted.
    private void inside(String inner, Kind several) {
        boolean single = inner.chars().noneMatch(Character::isWhitespace);
        if (single && !inner.isEmpty()) {
            words.quoted(inner);
        } else {
            tokens.add(new Token(several, Words.lower(inner), inner, true, false));
        }
    }

    private boolean quotation(char open) {
        if (at < noQuoteBefore) {
            return false;
        }
        int limit = Math.min(lineEnd(), at + LONGEST_QUOTATION);
        for (int end = at + 1; end < limit; end++) {
            char c = text.charAt(end);
            boolean closes = Glyphs.isQuote(open) ? Glyphs.isQuote(c) : Glyphs.isApostrophe(c) && boundary(end + 1);
            if (closes && end > at + 1) {
                inside(text.substring(at + 1, end).strip(), Kind.QUOTATION);
                at = end + 1;
                return true;
            }
        }
        noQuoteBefore = limit;
        if (Glyphs.isQuote(open)) {
            emit(Kind.ODD, "\"", 1);
            return true;
        }
        return false;
    }

    private boolean boundary(int index) {
        return index >= text.length() || !Character.isLetterOrDigit(text.charAt(index));
    }

    private boolean emoji() {
        int end = at + 1;
        while (end < text.length() && end - at < 60 && isEmojiName(text.charAt(end))) {
            end++;
        }
        if (end == at + 1 || end >= text.length() || text.charAt(end) != ':') {
            return false;
        }
        emit(Kind.EMOJI, text.substring(at, end + 1), end + 1 - at);
        return true;
    }

    private static boolean isEmojiName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '\'';
    }

    /// Bold and italics are undone; struck-out text was taken back.
    private boolean emphasis(char mark) {
        int limit = Math.min(lineEnd(), at + LONGEST_QUOTATION);
        // Twice is what other programs take for bold.
        int width = text.startsWith("**", at) ? 2 : 1;
        int from = at + width;
        int end = text.indexOf(Character.toString(mark).repeat(width), from);
        if (end < 0 || end >= limit || end == from || !boundary(end + width) || Glyphs.isSpace(text.charAt(from))) {
            return false;
        }
        String inner = text.substring(from, end);
        if (Glyphs.isSpace(inner.charAt(inner.length() - 1)) || inner.indexOf('/') == inner.length() - 1) {
            return false;
        }
        if (mark == '~') {
            emit(Kind.CITED, inner, inner.length() + 2);
            return true;
        }
        if (inner.endsWith(",") || inner.endsWith("-")) {
            return false;
        }
        tokens.addAll(tokens(inner, bot));
        at = end + width;
        return true;
    }

    private void angle() {
        int end = text.indexOf('>', at);
        if (end < 0 || end > at + 2_000) {
            emit(Kind.ODD, "<", 1);
            return;
        }
        AngleMarkup.read(text.substring(at + 1, end), bot, tokens, words);
        at = end + 1;
    }
}

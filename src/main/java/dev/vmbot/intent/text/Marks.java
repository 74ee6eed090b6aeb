package dev.vmbot.intent.text;

import dev.vmbot.intent.text.Token.Kind;
import java.util.List;

/// Reads what marks set apart from plain words: code, quotations, emphasis, citations, lists, pictures and markup. Each
/// method emits what begins at an index and returns the index behind it; the same index when nothing begins there.
final class Marks {

    /// How far a closing quote is looked for; keeps the walk linear.
    private static final int LONGEST_QUOTATION = 400;

    private static final int LONGEST_EMOJI = 60;
    private static final int LONGEST_MARKUP = 2_000;

    private final String text;
    private final String bot;
    private final List<Token> tokens;
    private final Words words;
    private int noQuoteBefore;

    Marks(String text, String bot, List<Token> tokens, Words words) {
        this.text = text;
        this.bot = bot;
        this.tokens = tokens;
        this.words = words;
    }

    /// A line that is quoted.
    int cited(int at) {
        boolean marked = text.startsWith("&gt;", at) || text.charAt(at) == '>';
        return marked ? emit(Kind.CITED, text.substring(at, lineEnd(at)), lineEnd(at)) : at;
    }

    int bullet(int at) {
        int next = at;
        while (next < text.length() && next - at < 2 && Character.isDigit(text.charAt(next))) {
            next++;
        }
        boolean numbered = next > at && next < text.length() && ".)".indexOf(text.charAt(next)) >= 0;
        boolean marked = "*-•◦–+".indexOf(text.charAt(at)) >= 0;
        int after = numbered ? next + 1 : at + 1;
        boolean begins = (numbered || marked) && after < text.length() && Glyphs.isSpace(text.charAt(after));
        return begins ? emit(Kind.BULLET, "•", after) : at;
    }

    /// ":)" and the like, apart from other words; they end a sentence.
    int emoticon(int at) {
        int mouth = at + 1 < text.length() && text.charAt(at + 1) == '-' ? at + 2 : at + 1;
        boolean face = mouth < text.length() && "()DPpO/|3".indexOf(text.charAt(mouth)) >= 0;
        boolean apart = (at == 0 || Glyphs.isSpace(text.charAt(at - 1)))
                && (mouth + 1 >= text.length()
                        || Glyphs.isSpace(text.charAt(mouth + 1))
                        || text.charAt(mouth + 1) == '\n');
        if (!face || !apart) {
            return at;
        }
        int end = emit(Kind.EMOJI, text.substring(at, mouth + 1), mouth + 1);
        tokens.add(Token.of(Kind.STOP, "."));
        return end;
    }

    int emoji(int at) {
        int end = at + 1;
        while (end < text.length() && end - at < LONGEST_EMOJI && isEmojiName(text.charAt(end))) {
            end++;
        }
        boolean closed = end > at + 1 && end < text.length() && text.charAt(end) == ':';
        return closed ? emit(Kind.EMOJI, text.substring(at, end + 1), end + 1) : at;
    }

    private static boolean isEmojiName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '\'';
    }

    /// A backtick that opens nothing is emitted as odd.
    int code(int at) {
        if (text.startsWith("```", at)) {
            int end = text.indexOf("```", at + 3);
            return emit(
                    Kind.BLOCK,
                    text.substring(at + 3, end < 0 ? text.length() : end),
                    end < 0 ? text.length() : end + 3);
        }
        int end = text.indexOf('`', at + 1);
        if (end < 0 || end > lineEnd(at) || end == at + 1) {
            return emit(Kind.ODD, "`", at + 1);
        }
        inside(text.substring(at + 1, end).strip(), Kind.CODE);
        return end + 1;
    }

    /// A quote that opens nothing is emitted as odd; an apostrophe begins a word.
    int quotation(int at) {
        if (at < noQuoteBefore) {
            return at;
        }
        boolean quote = Glyphs.isQuote(text.charAt(at));
        int limit = Math.min(lineEnd(at), at + LONGEST_QUOTATION);
        for (int end = at + 2; end < limit; end++) {
            char c = text.charAt(end);
            if (quote ? Glyphs.isQuote(c) : Glyphs.isApostrophe(c) && isBoundary(end + 1)) {
                inside(text.substring(at + 1, end).strip(), Kind.QUOTATION);
                return end + 1;
            }
        }
        noQuoteBefore = limit;
        return quote ? emit(Kind.ODD, "\"", at + 1) : at;
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

    /// Bold and italics are undone; struck-out text was taken back.
    int emphasis(int at) {
        int width = text.startsWith("**", at) ? 2 : 1; // twice is what other programs take for bold
        int from = at + width;
        int end = text.indexOf(text.substring(at, at + 1).repeat(width), from);
        boolean closed = end > from && end < Math.min(lineEnd(at), at + LONGEST_QUOTATION) && isBoundary(end + width);
        if (!closed || !isEmphasised(text.substring(from, end))) {
            return at;
        }
        String inner = text.substring(from, end);
        if (text.charAt(at) == '~') {
            return emit(Kind.CITED, inner, end + width);
        }
        if (inner.endsWith(",") || inner.endsWith("-")) {
            return at;
        }
        tokens.addAll(Tokenizer.tokens(inner, bot));
        return end + width;
    }

    private static boolean isEmphasised(String inner) {
        return !Glyphs.isSpace(inner.charAt(0))
                && !Glyphs.isSpace(inner.charAt(inner.length() - 1))
                && inner.indexOf('/') != inner.length() - 1;
    }

    /// Slack's markup; a bracket that opens none is emitted as odd.
    int angle(int at) {
        int end = text.indexOf('>', at);
        if (end < 0 || end > at + LONGEST_MARKUP) {
            return emit(Kind.ODD, "<", at + 1);
        }
        AngleMarkup.read(text.substring(at + 1, end), bot, tokens, words);
        return end + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private boolean isBoundary(int index) {
        return index >= text.length() || !Character.isLetterOrDigit(text.charAt(index));
    }

    private int emit(Kind kind, String what, int end) {
        tokens.add(Token.of(kind, what));
        return end;
    }
}

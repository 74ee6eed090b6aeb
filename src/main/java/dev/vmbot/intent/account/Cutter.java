package dev.vmbot.intent.account;

import dev.vmbot.intent.text.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a text into words and clauses. Marks that Slack or a phone put around words go; a mark inside a word stays, so
/// that half a name is never taken for a name.
final class Cutter {

    private static final String WORD_MARKS = "-._/*?=+'%@{}[]$~^\\#\u2014\u2212\u2026";
    private static final String EDGES = "._'*?~^@#+/\u2014\u2212\u2026\\";
    private static final Pattern MARKUP = Pattern.compile("<([^<>|]*+)(?:\\|([^<>]*+))?>");
    private static final Pattern EMOJI = Pattern.compile("(?<![\\p{L}\\p{N}]):[a-z0-9_+-]{1,40}:(?![\\p{L}\\p{N}])");
    private static final Pattern NOT_CAPITALS = Pattern.compile(".*\\p{Ll}.*");

    private static final Pattern HYPHENS = Pattern.compile("[\u2010-\u2013]");

    private final List<Word> words = new ArrayList<>();
    private int clause;

    private Cutter() {}

    static List<Word> words(String text) {
        var cutter = new Cutter();
        Matcher markup = MARKUP.matcher(EMOJI.matcher(text).replaceAll(" "));
        StringBuilder plain = new StringBuilder();
        while (markup.find()) {
            markup.appendReplacement(plain, "");
            cutter.markup(markup.group(1), markup.group(2) == null ? "" : markup.group(2), plain);
        }
        markup.appendTail(plain);
        cutter.plain(plain);
        return cutter.words;
    }

    private void markup(String inner, String label, StringBuilder plain) {
        if (inner.startsWith("!date")) {
            plain(plain);
            words.add(new Word("<!date>", clause, Word.Kind.DATE, false, false));
        } else if (inner.startsWith("@") || inner.startsWith("#") || inner.startsWith("!")) {
            plain(plain);
            words.add(new Word("<@>", clause, Word.Kind.MENTION, false, false));
            clause += words.size() == 1 ? 1 : 0; // whom the text is said to
        } else {
            String shown = label.isEmpty() ? inner.replaceFirst("^(https?://|mailto:)", "") : label;
            plain.append(shown);
        }
    }

    private void plain(StringBuilder waiting) {
        String text = HYPHENS.matcher(decoded(waiting.toString())).replaceAll("-");
        waiting.setLength(0);
        var word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isOfWord(text, i)) {
                word.append(c);
            } else if (Character.getType(c) != Character.FORMAT) {
                end(word);
                clause += endsClause(text, i) ? 1 : 0;
            }
        }
        end(word);
    }

    private static String decoded(String text) {
        return text.replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace('\u2019', '\'');
    }

    private static boolean isOfWord(String text, int at) {
        char c = text.charAt(at);
        boolean time = c == ':' && isDigit(text, at - 1) && isDigit(text, at + 1);
        return time || Character.isLetterOrDigit(c) || WORD_MARKS.indexOf(c) >= 0 || Character.isSurrogate(c);
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static boolean endsClause(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' || ",;:!?().\"".indexOf(c) >= 0;
    }

    /// A full stop or a dash at a word's end is no part of it, but ends the clause.
    private void end(StringBuilder word) {
        String raw = word.toString();
        word.setLength(0);
        int from = 0;
        int to = raw.length();
        while (from < to && isEdge(raw.charAt(from))) {
            from++;
        }
        while (to > from && (isEdge(raw.charAt(to - 1)) || raw.charAt(to - 1) == '-')) {
            to--;
        }
        boolean pattern = to < raw.length() && raw.charAt(to) == '*' && from == 0;
        String text = raw.substring(from, pattern ? to + 1 : to);
        boolean struck = raw.length() > 2 && raw.charAt(0) == '~' && raw.endsWith("~");
        if (!text.isEmpty() && !struck) {
            words.add(word(text));
        }
        clause += breaks(raw, to) || (text.isEmpty() && !raw.isEmpty()) ? 1 : 0;
    }

    private static boolean isEdge(char c) {
        return EDGES.indexOf(c) >= 0;
    }

    private static boolean breaks(String raw, int to) {
        return raw.substring(to).chars().anyMatch(c -> c == '.' || c == '?' || c == '\u2026' || c == '\u2014');
    }

    private Word word(String text) {
        String lower = LowerCase.of(text);
        boolean possessive = lower.endsWith("'s") && !Vocabulary.isPronoun(lower);
        String plain = possessive ? lower.substring(0, lower.length() - 2) : lower;
        boolean capitals = !NOT_CAPITALS.matcher(text).matches() && text.length() > 1;
        return new Word(plain, clause, Word.Kind.PLAIN, capitals, possessive);
    }
}

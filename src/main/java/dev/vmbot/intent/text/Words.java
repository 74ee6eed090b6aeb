package dev.vmbot.intent.text;

import dev.vmbot.intent.text.Token.Kind;
import java.util.List;
import java.util.regex.Pattern;

/// Reads words: runs of characters up to a space, with the punctuation around them taken off.
final class Words {

    /// A pattern that ends in a wildcard for one character; outside of quotes that would end a sentence.
    private static final Pattern WILDCARD = Pattern.compile("(?=.*[0-9-])[A-Za-z0-9*][A-Za-z0-9./*?-]*\\?");

    private final List<Token> tokens;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    static String lower(String text) {
        return LowerCase.of(text);
    }

    /// Reads the word that begins at an index, emits it and its punctuation.
    ///
    /// @return the index behind it
    int read(String text, int from) {
        var word = new StringBuilder();
        boolean odd = false;
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || ends(text, at, depth)) {
                break;
            }
            if (c == '&') {
                int length = entity(text, at, word);
                odd |= length > 0 && (word.charAt(word.length() - 1) != '&' || word.length() > 1);
                at += Math.max(length, 1);
                if (length == 0) {
                    word.append('&');
                    odd |= word.length() > 1;
                }
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (!Glyphs.isInvisible(c)) {
                odd |= !isFine(c);
                word.append(Glyphs.plain(c));
            }
            at++;
        }
        if (at == from) {
            tokens.add(Token.of(Kind.ODD, text.substring(at, at + 1)));
            return at + 1;
        }
        finish(word.toString(), odd || (glued(text, at) && word.length() > 0));
        return at;
    }

    /// A word that stood alone in quotes or code.
    void quoted(String inner) {
        if (WILDCARD.matcher(inner).matches()) {
            tokens.add(new Token(Kind.WORD, lower(inner), inner, true, false));
            return;
        }
        int before = tokens.size();
        int end = read(inner, 0);
        boolean whole = end >= inner.length() && tokens.size() == before + 1;
        Token first = tokens.size() > before ? tokens.get(before) : Token.of(Kind.ODD, inner);
        while (tokens.size() > before) {
            tokens.removeLast();
        }
        boolean word = whole && first.is(Kind.WORD);
        tokens.add(new Token(Kind.WORD, word ? first.text() : lower(inner), inner, true, !word || first.odd()));
    }

    private static boolean isFine(char c) {
        return Glyphs.isPlain(c) || Glyphs.isHyphen(c) || Glyphs.isApostrophe(c) || c == '…' || c == '%';
    }

    private static boolean ends(String text, int at, int depth) {
        char c = text.charAt(at);
        return Glyphs.isSpace(c)
                || Glyphs.isQuote(c)
                || Glyphs.isDeceptive(c)
                || (c == ',' && depth <= 0)
                || c == ';'
                || c == '('
                || c == ')'
                || c == '<'
                || c == '`'
                || c == '—'
                || c == '…'
                || Glyphs.isPicture(text.codePointAt(at));
    }

    /// A shell separator right behind a word and right before the next one: `web-01;reboot`, `web-01$(id)`.
    private static boolean glued(String text, int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == ';' || text.charAt(at) == '`' || text.charAt(at) == '(')
                && !Character.isWhitespace(text.charAt(at + 1))
                && at > 0
                && !Character.isWhitespace(text.charAt(at - 1));
    }

    private static int entity(String text, int at, StringBuilder into) {
        String[] entities = {"&amp;", "&lt;", "&gt;"};
        for (int i = 0; i < entities.length; i++) {
            if (text.startsWith(entities[i], at)) {
                into.append("&<>".charAt(i));
                return entities[i].length();
            }
        }
        return 0;
    }

    private void finish(String word, boolean odd) {
        String rest = word;
        int start = 0;
        while (start < rest.length() - 1 && rest.charAt(start) == '\'') {
            start++;
        }
        rest = rest.substring(start);
        int end = rest.length();
        while (end > 0 && ".!?:'".indexOf(rest.charAt(end - 1)) >= 0) {
            end--;
        }
        while (end > 0 && end < rest.length() && rest.charAt(end) == '?' && "-?".indexOf(rest.charAt(end - 1)) >= 0) {
            end++; // "web-??" is a pattern
        }
        String bare = rest.substring(0, end);
        if (!bare.isEmpty()) {
            word(bare, odd);
        }
        punctuation(rest.substring(end));
    }

    private void word(String bare, boolean odd) {
        String lower = lower(bare);
        if (lower.equals("-") || lower.equals("--")) {
            tokens.add(Token.of(Kind.DASH, lower));
        } else if (lower.length() > 1 && lower.charAt(0) == '-' && !lower.startsWith("---") && !odd) {
            tokens.add(new Token(Kind.FLAG, lower, bare, false, false));
        } else if (lower.endsWith("'s") && lower.length() > 3 && !isContraction(lower)) {
            String owner = lower.substring(0, lower.length() - 2);
            tokens.add(new Token(Kind.WORD, owner, owner, false, odd));
        } else {
            tokens.add(new Token(Kind.WORD, lower, bare, false, odd));
        }
    }

    private static boolean isContraction(String lower) {
        return lower.chars().allMatch(c -> c == '\'' || (c >= 'a' && c <= 'z')) && !lower.contains("vm'");
    }

    private void punctuation(String tail) {
        for (int i = 0; i < tail.length(); i++) {
            switch (tail.charAt(i)) {
                case '?' -> tokens.add(Token.of(Kind.QUESTION, "?"));
                case ':' -> tokens.add(Token.of(Kind.COLON, ":"));
                case '.', '!' -> tokens.add(Token.of(Kind.STOP, "."));
                default -> {
                    // a closing apostrophe says nothing
                }
            }
        }
    }
}

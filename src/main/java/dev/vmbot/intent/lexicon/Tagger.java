package dev.vmbot.intent.lexicon;

import dev.vmbot.intent.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the longest form of the lexicon at each place of a text.
public final class Tagger {

    private Tagger() {}

    public static List<Item> items(List<Token> tokens, Lexicon lexicon) {
        var items = new ArrayList<Item>(tokens.size());
        int at = 0;
        while (at < tokens.size()) {
            at = next(tokens, at, lexicon, items);
        }
        return items;
    }

    /// Of how many tokens the longest form at an index consists; 1 when there is none.
    public static int length(List<Token> tokens, int from, Lexicon lexicon) {
        return next(tokens, from, lexicon, new ArrayList<>(1)) - from;
    }

    private static int next(List<Token> tokens, int from, Lexicon lexicon, List<Item> items) {
        Token first = tokens.get(from);
        Entry found = null;
        int end = from + 1;
        Lexicon.Node node = lexicon.root();
        for (int at = from; at < tokens.size() && matches(tokens.get(at), at == from); at++) {
            node = step(lexicon, node, form(tokens.get(at)));
            if (node == null) {
                break;
            }
            if (node.entry != null) {
                found = node.entry;
                end = at + 1;
            }
        }
        items.add(new Item(first, found));
        return end;
    }

    /// A flag without its value.
    private static String form(Token token) {
        int equals = token.is(Token.Kind.FLAG) ? token.text().indexOf('=') : -1;
        return equals < 0 ? token.text() : token.text().substring(0, equals);
    }

    private static Lexicon.@Nullable Node step(Lexicon lexicon, Lexicon.Node node, String word) {
        Lexicon.Node next = node.next.get(word);
        return next == null && (isNumber(word) || lexicon.isNumber(word)) ? node.next.get("#") : next;
    }

    private static boolean matches(Token token, boolean first) {
        return switch (token.kind()) {
            case WORD -> !token.quoted() && !token.odd();
            case FLAG, EMOJI, DASH -> first;
            default -> false;
        };
    }

    /// A count or a time of day: `5`, `18:00`, `5pm`, `20min`.
    public static boolean isNumber(String word) {
        if (word.isEmpty() || !Character.isDigit(word.charAt(0)) || word.length() > 7) {
            return false;
        }
        int end = 0;
        while (end < word.length() && (Character.isDigit(word.charAt(end)) || word.charAt(end) == ':')) {
            end++;
        }
        return switch (word.substring(end)) {
            case "",
                    "st",
                    "nd",
                    "rd",
                    "th",
                    "am",
                    "pm",
                    "h",
                    "hr",
                    "hrs",
                    "m",
                    "min",
                    "mins",
                    "s",
                    "sec",
                    "d",
                    "uhr",
                    "utc",
                    "cet",
                    ":00" -> true;
            default -> false;
        };
    }
}

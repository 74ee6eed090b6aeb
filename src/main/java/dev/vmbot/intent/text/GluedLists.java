package dev.vmbot.intent.text;

import dev.vmbot.intent.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Lists as on a command line, `web-02,no,test-vm`: joined without blanks, they consist of names and of nothing else.
public final class GluedLists {

    private GluedLists() {}

    /// The tokens with the members of such lists as if each stood in quotes. A label selector and what begins the text
    /// stay as they are.
    public static List<Token> quoted(List<Token> tokens) {
        var result = new ArrayList<>(tokens);
        int at = 1;
        while (at < tokens.size()) {
            int end = end(tokens, at);
            boolean names = end > at
                    && tokens.subList(at, end + 1).stream()
                            .noneMatch(one -> one.text().indexOf('=') >= 0);
            for (int member = at; names && member <= end; member += 2) {
                result.set(member, quoted(tokens.get(member)));
            }
            at = end + 1;
        }
        return result;
    }

    private static int end(List<Token> tokens, int from) {
        int end = from;
        while (tokens.get(end).is(Kind.WORD)
                && end + 2 < tokens.size()
                && tokens.get(end + 1).isGlued()
                && tokens.get(end + 2).is(Kind.WORD)) {
            end += 2;
        }
        return end;
    }

    /// A number is the end of the name before it: `web-01,02`.
    private static Token quoted(Token word) {
        boolean number = !word.text().isEmpty() && Character.isDigit(word.text().charAt(0));
        return number ? word : new Token(Kind.WORD, word.text(), word.raw(), true, word.odd());
    }
}

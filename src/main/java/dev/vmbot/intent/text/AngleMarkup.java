package dev.vmbot.intent.text;

import dev.vmbot.intent.text.Token.Kind;
import java.time.LocalDate;
import java.util.List;

/// What Slack writes between angle brackets: mentions, channels, dates and links.
final class AngleMarkup {

    private static final long SECONDS_OF_DAY = 86_400;

    private AngleMarkup() {}

    static void read(String inner, String bot, List<Token> tokens, Words words) {
        int bar = inner.indexOf('|');
        String address = bar < 0 ? inner : inner.substring(0, bar);
        String label = bar < 0 ? "" : inner.substring(bar + 1);
        if (address.startsWith("@")) {
            boolean own = address.substring(1).equals(bot);
            tokens.add(Token.of(own ? Kind.BOT : Kind.PERSON, address));
        } else if (address.startsWith("!subteam")) {
            tokens.add(Token.of(Kind.PERSON, address));
        } else if (address.startsWith("!date^")) {
            date(address, tokens);
        } else if (address.startsWith("!")) {
            tokens.add(Token.of(Kind.BROADCAST, address));
        } else if (address.startsWith("http") && sameAs(address, label)) {
            words.read(label, 0);
        } else if (address.startsWith("http") || address.startsWith("mailto:") || address.startsWith("#")) {
            boolean deceptive = address.startsWith("http") && !label.isEmpty();
            tokens.add(new Token(Kind.LINK, Words.lower(label), address, true, deceptive));
        } else {
            tokens.add(Token.of(Kind.ODD, inner));
        }
    }

    /// A time that somebody put in, as its date.
    private static void date(String address, List<Token> tokens) {
        int from = "!date^".length();
        int end = address.indexOf('^', from);
        String seconds = address.substring(from, end < 0 ? address.length() : end);
        boolean known =
                !seconds.isEmpty() && seconds.length() < 12 && seconds.chars().allMatch(Character::isDigit);
        String day = known
                ? LocalDate.ofEpochDay(Long.parseLong(seconds) / SECONDS_OF_DAY).toString()
                : "1970-01-01";
        tokens.add(new Token(Kind.WORD, day, day, false, false));
    }

    /// Slack links a host name that somebody typed to itself; any other label hides where a link leads.
    private static boolean sameAs(String address, String label) {
        int start = address.indexOf("://") + 3;
        String bare = address.substring(start);
        String shown =
                label.startsWith("http") && label.contains("://") ? label.substring(label.indexOf("://") + 3) : label;
        return !shown.isEmpty() && stripSlash(bare).equalsIgnoreCase(stripSlash(shown));
    }

    private static String stripSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}

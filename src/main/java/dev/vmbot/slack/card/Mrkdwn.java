package dev.vmbot.slack.card;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text in Slack's markup in which nothing but our own words can be markup.
public final class Mrkdwn {

    public static final Mrkdwn EMPTY = new Mrkdwn("");

    /// Longest text from outside that is shown in one place; more would hide what we have to say about it.
    private static final int MOST_FROM_OUTSIDE = 600;

    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,30}");
    private static final Pattern TS = Pattern.compile("[0-9]{1,15}\\.[0-9]{1,9}");
    private static final DateTimeFormatter TIME = utc("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY_AND_TIME = utc("yyyy-MM-dd HH:mm 'UTC'");

    private final String markup;

    private Mrkdwn(String markup) {
        this.markup = markup;
    }

    /// @param template our own words, with `%s` for each part
    /// @param parts those that are no [Mrkdwn] are escaped
    public static Mrkdwn say(@CompileTimeConstant final String template, Object... parts) {
        Object[] safe = new Object[parts.length];
        for (int index = 0; index < parts.length; index++) {
            safe[index] = parts[index] instanceof Mrkdwn known ? known.markup : text(parts[index].toString()).markup;
        }
        return new Mrkdwn(template.formatted(safe));
    }

    /// Words from outside as running text, on one line.
    public static Mrkdwn text(String words) {
        return new Mrkdwn(escape(Plain.oneLine(words, MOST_FROM_OUTSIDE)));
    }

    /// Words from outside that nothing in them can format.
    public static Mrkdwn code(String words) {
        String line = Plain.oneLine(words, MOST_FROM_OUTSIDE).replace('`', '\'').strip();
        return new Mrkdwn("`" + (line.isEmpty() ? " " : escape(line)) + "`");
    }

    /// Names the person, and notifies them when the message is new.
    public static Mrkdwn mention(Person person) {
        return USER.matcher(person.user()).matches() ? new Mrkdwn("<@" + person.user() + ">") : code(person.user());
    }

    /// The time of day in the reader's own time zone.
    public static Mrkdwn time(Instant time) {
        return date(time, "{time}", TIME);
    }

    /// How long ago, kept current by Slack.
    public static Mrkdwn ago(Instant time) {
        return date(time, "{ago}", DAY_AND_TIME);
    }

    private static Mrkdwn date(Instant time, String form, DateTimeFormatter fallback) {
        return new Mrkdwn("<!date^%d^%s|%s>".formatted(time.getEpochSecond(), form, fallback.format(time)));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /// A link to a message, for those who may read its channel.
    public static Mrkdwn message(Operation.Card card, @CompileTimeConstant final String label) {
        return ID.matcher(card.channel()).matches() && TS.matcher(card.ts()).matches()
                ? new Mrkdwn("<https://slack.com/archives/%s/p%s|%s>"
                        .formatted(card.channel(), card.ts().replace(".", ""), label))
                : EMPTY;
    }

    public static Mrkdwn join(@CompileTimeConstant final String separator, Collection<Mrkdwn> parts) {
        return new Mrkdwn(parts.stream().map(Mrkdwn::markup).collect(Collectors.joining(separator)));
    }

    /// Shortened to `most` characters without cutting an entity, a mention or a surrogate pair in two; code that is cut
    /// ends as code.
    public Mrkdwn cut(int most) {
        if (markup.length() <= most) {
            return this;
        }
        int end = 0;
        for (int next = step(0); next <= most - 2; next = step(next)) {
            end = next;
        }
        String kept = markup.substring(0, end);
        boolean inCode = kept.chars().filter(character -> character == '`').count() % 2 == 1;
        return new Mrkdwn(kept + (inCode ? "…`" : "…"));
    }

    private int step(int from) {
        char first = markup.charAt(from);
        if (first == '<') {
            return markup.indexOf('>', from) + 1;
        }
        if (first == '&') {
            return markup.indexOf(';', from) + 1;
        }
        return from + Character.charCount(markup.codePointAt(from));
    }

    public boolean isEmpty() {
        return markup.isEmpty();
    }

    public int length() {
        return markup.length();
    }

    public String markup() {
        return markup;
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

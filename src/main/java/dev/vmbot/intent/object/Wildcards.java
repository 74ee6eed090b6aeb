package dev.vmbot.intent.object;

import dev.vmbot.intent.lexicon.Entry;
import dev.vmbot.intent.lexicon.Lexicon;
import dev.vmbot.intent.lexicon.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question mark behind a name in a command, which no name can hold: it stands for one character, as in a shell,
/// unless it ends a question. What is settled here is put in quotes, where it can be nothing else.
public final class Wildcards {

    /// A word with a digit or a hyphen that ends in a question mark.
    private static final Pattern MARKED = Pattern.compile(
            "(?<![^\\s,])(?=[a-z./*]*[0-9-])[a-z0-9*][a-z0-9./*?-]*\\?(?![^\\s,])", Pattern.CASE_INSENSITIVE);

    private static final Pattern FIRST = Pattern.compile("\\s*([a-z]+)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern GOES_ON = Pattern.compile(",|\\s+(-|in\\s|except\\s)");
    private static final Pattern PLACE = Pattern.compile(
            "(^|.*\\s)(in|of|from|on|ns|namespace|project|-n|--namespace|--ns)\\s+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_PLACE = 20;

    private final Lexicon lexicon;

    public Wildcards(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// The text with all of its wildcards in quotes, when there is one for sure: the command goes on behind it, or
    /// it is a list, which asks for patterns.
    public Optional<String> settled(String text) {
        Optional<Entry> command = command(text);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        List<MatchResult> marks =
                marks(text).stream().filter(mark -> !isPlace(text, mark)).toList();
        boolean sure = command.get().is(Sense.LIST) || marks.stream().anyMatch(mark -> goesOn(text, mark));
        return sure && !marks.isEmpty() ? Optional.of(quoted(text, marks)) : Optional.empty();
    }

    /// The text with the name at its end as a wildcard, where that could as well be the end of a question:
    /// "stop web-0?".
    public Optional<String> possible(String text) {
        return command(text).flatMap(Entry::action).isPresent()
                ? atEnd(text).map(mark -> quoted(text, List.of(mark)))
                : Optional.empty();
    }

    /// The text without the question mark at its end.
    public String unasked(String text) {
        return atEnd(text).map(mark -> text.substring(0, mark.end() - 1)).orElse(text);
    }

    /// Those outside of quotes.
    private static List<MatchResult> marks(String text) {
        var marks = new ArrayList<MatchResult>();
        Matcher matcher = MARKED.matcher(text);
        boolean quoted = false;
        int from = 0;
        while (matcher.find()) {
            long between = text.substring(from, matcher.start())
                    .chars()
                    .filter(c -> c == '"')
                    .count();
            quoted ^= between % 2 == 1;
            from = matcher.start();
            if (!quoted) {
                marks.add(matcher.toMatchResult());
            }
        }
        return marks;
    }

    private static boolean goesOn(String text, MatchResult mark) {
        return GOES_ON.matcher(text).region(mark.end(), text.length()).lookingAt();
    }

    private static boolean isPlace(String text, MatchResult mark) {
        int from = Math.max(0, mark.start() - LONGEST_PLACE);
        return PLACE.matcher(text.substring(from, mark.start())).matches();
    }

    private static Optional<MatchResult> atEnd(String text) {
        List<MatchResult> marks = marks(text);
        return marks.isEmpty() || !text.substring(marks.getLast().end()).isBlank()
                ? Optional.empty()
                : Optional.of(marks.getLast());
    }

    private static String quoted(String text, List<MatchResult> marks) {
        var result = new StringBuilder();
        int from = 0;
        for (MatchResult mark : marks) {
            result.append(text, from, mark.start())
                    .append('"')
                    .append(mark.group())
                    .append('"');
            from = mark.end();
        }
        return result.append(text.substring(from)).toString();
    }

    private Optional<Entry> command(String text) {
        Matcher first = FIRST.matcher(text);
        return first.lookingAt()
                ? lexicon.find(first.group(1).toLowerCase(Locale.ROOT)).filter(entry -> entry.is(Sense.COMMAND))
                : Optional.empty();
    }
}

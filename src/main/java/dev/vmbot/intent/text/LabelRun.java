package dev.vmbot.intent.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The value of a flag for labels: as much of a text as reads as a Kubernetes label selector. What does not read as one
/// to its end is not shortened to the part that does, because every requirement that is lost picks more VMs.
///
/// @param selector the requirements as typed; what could not be read when it is not whole
/// @param end index behind it
/// @param whole every requirement was read
record LabelRun(String selector, int end, boolean whole) {

    private static final String KEY = "[A-Za-z0-9](?:[A-Za-z0-9._/-]*+(?<=[A-Za-z0-9]))?+";
    private static final String VALUE = "[A-Za-z0-9](?:[A-Za-z0-9._-]*+(?<=[A-Za-z0-9]))?+";
    private static final String VALUES = "\\(\\h*" + VALUE + "(?:\\h*,\\h*" + VALUE + ")*+\\h*\\)";
    private static final String REQUIREMENT = "(?:!" + KEY + "(?!\\h*[=!])|" + KEY + "(?:\\h*(?:==|!=|=)\\h*" + VALUE
            + "|\\h+(?:not)?in\\h*" + VALUES + ")?+)";
    private static final Pattern SELECTOR = Pattern.compile(REQUIREMENT + "(?:\\h*,\\h*" + REQUIREMENT + ")*+");

    /// What only a further requirement, or one that was broken off, brings before the next flag.
    private static final Pattern MORE = Pattern.compile("[,=<>&|(]|![\\p{L}\\p{N}]|\\b(?:not)?in\\h*$");

    private static final Pattern CLOSED = Pattern.compile("[.!?;:]*(?=\\s|$)");
    private static final Pattern NEXT_FLAG = Pattern.compile("(?<=\\s)-|[\\r\\n]");

    /// @param from where the value begins; not a space
    static LabelRun read(String text, int from) {
        char open = text.charAt(from);
        return Glyphs.isQuote(open) || Glyphs.isApostrophe(open) || open == '`'
                ? quoted(text, from, open)
                : bare(text, from);
    }

    private static LabelRun quoted(String text, int from, char open) {
        for (int close = from + 1; close < text.length(); close++) {
            char c = text.charAt(close);
            boolean closes = open == '`' ? c == '`' : Glyphs.isQuote(open) ? Glyphs.isQuote(c) : Glyphs.isApostrophe(c);
            if (closes) {
                String inner = text.substring(from + 1, close).strip();
                return SELECTOR.matcher(inner).matches() && isAll(text, close + 1)
                        ? new LabelRun(inner, close + 1, true)
                        : broken(text, from);
            }
        }
        return broken(text, from);
    }

    private static LabelRun bare(String text, int from) {
        Matcher selector = SELECTOR.matcher(text).region(from, text.length());
        if (!selector.lookingAt()) {
            return broken(text, from);
        }
        return isAll(text, selector.end()) ? new LabelRun(selector.group(), selector.end(), true) : broken(text, from);
    }

    private static boolean isAll(String text, int end) {
        return CLOSED.matcher(text).region(end, text.length()).lookingAt()
                && !MORE.matcher(text).region(end, nextFlag(text, end)).find();
    }

    private static LabelRun broken(String text, int from) {
        int end = text.charAt(from) == '-' ? from : nextFlag(text, from);
        return new LabelRun(text.substring(from, end), end, false);
    }

    private static int nextFlag(String text, int from) {
        Matcher flag = NEXT_FLAG.matcher(text);
        return flag.find(from) ? flag.start() : text.length();
    }
}

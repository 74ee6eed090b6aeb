package dev.vmbot.sandbox.slack.world;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what a person types into what Slack hands to apps: entities, mentions, channel links, autolinked addresses.
public final class Typed {

    private static final Pattern TOKEN = Pattern.compile("""
            (?<ready><(?:[@#!][^<>\\s]+|!date[^<>]+)>)\
            |(?<url>https?://[^\\s<>|]+)\
            |(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)\
            |@(?<at>[\\w.-]*\\w)\
            |#(?<hash>[\\w-]+)\
            |(?<host>\\b(?:[\\w-]+\\.)+(?:com|org|net|io|dev|app|cloud)\\b(?:/[^\\s<>|]*)?)\
            |(?<plain>[&<>])""");

    private final World world;
    private final boolean inCommand;

    private Typed(World world, boolean inCommand) {
        this.world = world;
        this.inCommand = inCommand;
    }

    public static String message(World world, String typed) {
        return new Typed(world, false).encode(typed);
    }

    /// The text of a slash command whose manifest entry says `should_escape`.
    public static String command(World world, String typed) {
        return new Typed(world, true).encode(typed);
    }

    private String encode(String typed) {
        return TOKEN.matcher(byHandle(typed)).replaceAll(match -> Matcher.quoteReplacement(token(match)));
    }

    /// Slack's input field completes a mention from the name that it shows.
    private String byHandle(String typed) {
        String named = typed;
        for (Person person : world.people()) {
            named = named.replace("@" + person.name(), "@" + person.handle());
        }
        return named;
    }

    private String token(MatchResult match) {
        if (match.group("ready") != null) {
            return match.group();
        }
        if (match.group("url") != null) {
            return "<" + entities(match.group()) + ">";
        }
        if (match.group("mail") != null) {
            return "<mailto:" + match.group() + "|" + match.group() + ">";
        }
        if (match.group("at") != null) {
            return mention(match.group("at")).orElse(match.group());
        }
        if (match.group("hash") != null) {
            return channel(match.group("hash")).orElse(match.group());
        }
        return match.group("host") == null
                ? entities(match.group())
                : "<http://" + entities(match.group()) + "|" + entities(match.group()) + ">";
    }

    private Optional<String> mention(String handle) {
        var person = world.people().stream()
                .filter(someone -> someone.handle().equals(handle))
                .map(someone -> inCommand ? "<@" + someone.id() + "|" + handle + ">" : "<@" + someone.id() + ">")
                .findFirst();
        return person.or(() -> world.groups().stream()
                .filter(group -> group.handle().equals(handle))
                .map(group -> "<!subteam^" + group.id() + "|@" + handle + ">")
                .findFirst());
    }

    private Optional<String> channel(String name) {
        return world.channels().stream()
                .filter(channel -> channel.name().equals(name))
                .map(channel -> "<#" + channel.id() + "|" + name + ">")
                .findFirst();
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

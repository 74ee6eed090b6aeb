package dev.vmbot.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.Console;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs to standard error, because standard output belongs to the sub-commands' answers.
public final class Logging {

    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %msg %kvp%n";

    private Logging() {}

    /// @param environment `VMBOT_LOG` says `json` or `plain`; without it plain on a terminal, else JSON
    public static void configure(Map<String, String> environment) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(isPlain(environment) ? plain(context) : json(context));
        var repeated = new RepeatedWarnings();
        repeated.start();
        appender.addFilter(repeated);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        // At DEBUG Slack's client prints whole envelopes with their tickets.
        context.getLogger("com.slack.api").setLevel(Level.WARN);
        // Prints the whole body of what it does not know.
        context.getLogger("com.slack.api.bolt.util.SlackRequestParser").setLevel(Level.ERROR);
        context.getLogger("io.fabric8").setLevel(Level.WARN);
        // Warns of CDI's v1beta1 at each start, which is the only version that there is.
        context.getLogger("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils")
                .setLevel(Level.ERROR);
        // Warns with a stack trace at each retry of a list or watch, of which `Watched` leaves a line itself.
        context.getLogger("io.fabric8.kubernetes.client.informers.impl.cache.Reflector")
                .setLevel(Level.ERROR);
        context.getLogger("org.glassfish.tyrus").setLevel(Level.WARN);
    }

    private static boolean isPlain(Map<String, String> environment) {
        String wanted = environment.getOrDefault("VMBOT_LOG", "");
        return wanted.equals("plain") || (wanted.isEmpty() && isTerminal());
    }

    /// A JVM without the terminal module has no console at all.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Encoder<ILoggingEvent> plain(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        return started(encoder, context);
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithContext(false);
        return started(encoder, context);
    }

    private static Encoder<ILoggingEvent> started(EncoderBase<ILoggingEvent> encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}

package dev.vmbot.app;

import dev.vmbot.config.InvalidSettingsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// Runs the bot until it is told to end.
@Command(name = "run", description = "Runs the bot (the default).")
final class RunCommand implements Callable<Integer> {

    /// `EX_CONFIG` of `sysexits.h`.
    static final int BAD_CONFIGURATION = 78;

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Override
    public Integer call() throws InterruptedException {
        Bot bot;
        try {
            Map<String, String> environment = System.getenv();
            Start start = Start.read(environment, Path.of(""));
            bot = Bot.start(start.settings(), start.access(), environment, InstantSource.system());
        } catch (InvalidSettingsException e) {
            e.problems().forEach(System.err::println);
            return BAD_CONFIGURATION;
        }
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            LOG.atInfo().log("ending");
            bot.close();
            ended.countDown();
        }));
        ended.await();
        return 0;
    }
}

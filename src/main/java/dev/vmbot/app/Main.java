package dev.vmbot.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// `java -jar vm-lifecycle-bot.jar [run|interpret|check]`.
@Command(
        name = "vm-lifecycle-bot",
        description = "Starts, stops and restarts KubeVirt virtual machines from Slack, safely.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {RunCommand.class, InterpretCommand.class, CheckCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // JDK 25 warns of each use on standard error, where people look for the one line that says what is wrong.
        System.setProperty("io.netty.noUnsafe", "true");
        Logging.configure(System.getenv());
        String[] words = arguments.length == 0 ? new String[] {"run"} : arguments;
        System.exit(new CommandLine(new Main()).execute(words));
    }

    /// The version that the jar's manifest names.
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"vm-lifecycle-bot " + number()};
        }

        static String number() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(not packaged)" : version;
        }
    }
}

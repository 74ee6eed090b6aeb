package dev.vmbot.diagnosis.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What qemu, libvirt or virt-launcher itself said, without the words that each of them puts around those of the one
/// below: the innermost words are the cause.
///
/// @param causes innermost first; empty where there was nothing in the wrapping
/// @param fromQemu libvirt tells that qemu ended or refused
record QemuWords(List<String> causes, boolean fromQemu) {

    /// A line of virt-launcher's log, which is JSON; it may be cut off.
    private static final Pattern LOGGED = Pattern.compile("\"msg\":\"((?:[^\"\\\\]|\\\\.)*+)");
    private static final Pattern LIBVIRT_ERROR = Pattern.compile("Message='(.*)'\\)|Message='(.*)", Pattern.DOTALL);
    /// libvirt adds all that qemu wrote, each line with its time.
    private static final Pattern NEXT_LINE =
            Pattern.compile("\\n|\\\\n|(?=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z )");
    private static final Pattern OF_QEMU = Pattern.compile(
            "exited while connecting to monitor|closed the monitor|QEMU command '|unsupported configuration");
    private static final Pattern ASIDE =
            Pattern.compile("^(warning: |char device redirected|Is another process using)");
    private static final Pattern WRAPPING = Pattern.compile("^\\s*("
            + "server error\\. command \\w+ failed: \"?"
            + "|(internal error|operation failed|error|unsupported configuration|[Ff]atal): "
            + "|process exited while connecting to monitor:?"
            + "|[Qq](emu|EMU) unexpectedly closed the monitor( \\([^)]*\\))?:?"
            + "|unable to execute QEMU command '[^']*': "
            + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z "
            + "|(/\\S*/)?qemu-(kvm|system-\\w+)(\\[\\d+\\])?: "
            + "|-[a-z]+ (\\{.*\\}|[^\\s:]\\S*): )");

    static QemuWords of(String line) {
        String said = unwrapLog(line).replace("\\\"", "\"");
        Matcher error = LIBVIRT_ERROR.matcher(said);
        String message = error.find() ? (error.group(1) == null ? error.group(2) : error.group(1)) : said;
        List<String> causes = Stream.of(NEXT_LINE.split(message))
                .map(QemuWords::peel)
                .filter(one -> !one.isEmpty() && !ASIDE.matcher(one).find())
                .toList();
        return new QemuWords(causes.reversed(), OF_QEMU.matcher(message).find());
    }

    /// Empty where there is none.
    String cause() {
        return causes.isEmpty() ? "" : causes.getFirst();
    }

    private static String unwrapLog(String line) {
        Matcher logged = LOGGED.matcher(line);
        return line.startsWith("{") && logged.find() ? logged.group(1) : line;
    }

    private static String peel(String words) {
        String rest = words.strip();
        for (Matcher wrapping = WRAPPING.matcher(rest); wrapping.find(); wrapping = WRAPPING.matcher(rest)) {
            rest = rest.substring(wrapping.end()).strip();
        }
        return rest;
    }
}

package dev.vmbot.diagnosis.rule;

import dev.vmbot.diagnosis.evidence.Attempt.Refusal;
import dev.vmbot.diagnosis.rule.Rule.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The API server, or somebody that it asks, says no: to the bot's own request, or to what KubeVirt makes of the VM.
public final class AdmissionRules {

    private static final String[] GENERAL = {
        "request-refused", "vmi-not-created", "launcher-not-created", "start-still-queued"
    };
    /// A webhook, and a policy that the API server evaluates itself.
    private static final Pattern DENIED = Pattern.compile(
            "admission webhook \"[^\"]+\" denied the request|ValidatingAdmissionPolicy '[^']+'.* denied");

    private static final Pattern WHOSE =
            Pattern.compile("admission webhook \"([^\"]+)\"|ValidatingAdmissionPolicy '([^']+)'");
    private static final Pattern SILENT = Pattern.compile("failed calling webhook \"(?!virtualmachine)([^\"]+)\"");

    public static final List<Rule> ALL = List.of(
            Rule.of(
                            "webhook-refusal",
                            new Text(
                                    "An admission webhook or policy refuses the request, the VM's instance or its pod.",
                                    "refusal of the bot's request, VM `Failure` or VMI `FailedCreate`: `admission webhook … denied the request`",
                                    "Change what it objects to."),
                            AdmissionRules::refused)
                    .silencing(GENERAL),
            Rule.of(
                            "webhook-down",
                            new Text(
                                    "An admission webhook that has to agree does not answer.",
                                    "refusal of the bot's request, VM `Failure` or VMI `FailedCreate`: `failed calling webhook`",
                                    "Have whoever runs the webhook bring it back; the request goes through then."),
                            AdmissionRules::silent)
                    .silencing(GENERAL),
            Rule.of(
                    "request-refused",
                    new Text(
                            "The cluster refused what the bot asked for.",
                            "the request was answered 4xx with any other words",
                            "The words say what is in the way. Change that, then ask again."),
                    scene -> scene.refusal()
                            .filter(AdmissionRules::isFinal)
                            .map(refusal ->
                                    Sign.likely(refusal).command(scene.kubectl("describe vm " + scene.name())))));

    private AdmissionRules() {}

    private static Optional<Sign> refused(Scene scene) {
        return said(scene, DENIED)
                .map(said -> said.sign()
                        .beyondWaiting()
                        .cause("%s refuses %s."
                                .formatted(
                                        whose(said.words()),
                                        said.asked()
                                                ? "what the bot asked for"
                                                : "what KubeVirt makes for the VM: its instance, its pod or a disk"))
                        .remedy(
                                said.asked()
                                        ? "Change what it objects to, then ask again."
                                        : "Change what it objects to. KubeVirt tries again by itself.")
                        .command(scene.kubectl("describe vm " + scene.name())));
    }

    private static String whose(String words) {
        return WHOSE.matcher(words)
                .results()
                .map(found -> found.group(1) == null
                        ? "The admission policy " + found.group(2)
                        : "The admission webhook " + found.group(1))
                .findFirst()
                .orElse("An admission webhook");
    }

    private static Optional<Sign> silent(Scene scene) {
        return said(scene, SILENT)
                .map(said -> said.sign()
                        .cause(Match.find(SILENT.pattern(), said.words())
                                .map("The admission webhook %s, which has to agree, does not answer."::formatted)
                                .orElse("An admission webhook that has to agree does not answer."))
                        .command("kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations"));
    }

    /// @param asked it was said to the bot
    private record Said(String words, Sign sign, boolean asked) {}

    private static Optional<Said> said(Scene scene, Pattern pattern) {
        return Stream.concat(
                        scene.refusal().stream().map(one -> new Said(one.words(), Sign.certain(one), true)),
                        scene.creationFailure().stream().map(one -> new Said(one.message(), Sign.certain(one), false)))
                .filter(one -> pattern.matcher(one.words()).find())
                .findFirst();
    }

    /// Neither an outage, nor a request to come later, nor an object that is gone.
    private static boolean isFinal(Refusal refusal) {
        return switch (refusal.code()) {
            case 401, 404, 408, 429 -> false;
            default -> refusal.code() >= 400 && refusal.code() < 500;
        };
    }
}

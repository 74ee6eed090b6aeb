package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.LayoutBlock;
import dev.vmbot.cluster.Observation;
import dev.vmbot.model.Finding;
import dev.vmbot.model.Prospects;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.findings.Checkup;
import dev.vmbot.operation.findings.Examination;
import dev.vmbot.slack.card.Buttons;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Plain;
import dev.vmbot.slack.card.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why a VM is not as it should be: the cause with all that is known of it, then what else was found.
public final class FindingsCard {

    private static final int MOST_OTHERS = 3;
    private static final int MOST_STEPS = 5;
    private static final int MOST_STEP = 1400;

    /// Of evidence that does not speak for the cause.
    private static final int MOST_BESIDE = 300;

    private FindingsCard() {}

    /// @param operation the one that failed
    public static Card afterFailure(Operation operation, Examination examination) {
        List<LayoutBlock> remedies = remedies(operation, examination);
        return examination.diagnosis().findings().isEmpty()
                ? nothingExplainsIt(examination, remedies)
                : findings(examination, remedies);
    }

    /// While the operation still waits.
    ///
    /// @param examination with nothing but what waiting cannot heal
    public static Card earlyWarning(Request request, Examination examination) {
        Finding cause = examination.diagnosis().findings().getFirst();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("⚠️ Early Warning: " + examination.vm().name()));
        Mrkdwn goesOn = Mrkdwn.say(
                "The %s goes on until its time limit, and succeeds if this is mended before.", doing(request));
        blocks.add(Kit.section(goesOn));
        blocks.addAll(inFull(cause));
        examination.diagnosis().findings().stream()
                .skip(1)
                .limit(MOST_OTHERS)
                .forEach(other -> blocks.addAll(inShort(other)));
        Mrkdwn text = Mrkdwn.say(
                "Early warning for %s: waiting alone does not heal this. %s What to do: %s %s Rule %s.",
                Words.vm(examination.vm()), cause.cause(), cause.remedy(), goesOn, Mrkdwn.code(cause.rule()));
        return Card.of(text, blocks);
    }

    /// A VM that did not stay up.
    ///
    /// @param request of the operation that has succeeded
    /// @param state as KubeVirt calls it now
    public static Card afterSuccess(Request request, String state, Examination examination) {
        Mrkdwn what = Mrkdwn.say(
                "%s was Running when the %s ended, and did not stay up: that run broke. It is %s now. What was done"
                        + " stays done; I have changed nothing since.",
                Words.vm(examination.vm()), doing(request), state);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("⚠️ Did not stay up: " + examination.vm().name()));
        blocks.add(Kit.section(what));
        List<Finding> findings = examination.diagnosis().findings();
        if (findings.isEmpty()) {
            Mrkdwn look = Mrkdwn.say("I found no cause. Its own words may tell: %s", describe(examination.vm()));
            blocks.add(Kit.section(look));
            blocks.addAll(gaps(examination));
            return Card.of(Mrkdwn.say("%s %s", what, look), blocks);
        }
        Finding cause = findings.getFirst();
        blocks.addAll(inFull(cause));
        findings.stream().skip(1).limit(MOST_OTHERS).forEach(other -> blocks.addAll(inShort(other)));
        blocks.addAll(gaps(examination));
        return Card.of(
                Mrkdwn.say(
                        "%s %s (%s) What to do: %s Rule %s.",
                        what, cause.cause(), confidence(cause), cause.remedy(), Mrkdwn.code(cause.rule())),
                blocks);
    }

    private static String doing(Request request) {
        return request.isWatchOnly() ? "waiting" : Words.verb(request);
    }

    public static Card onDemand(Checkup.Patient patient) {
        Examination examination = patient.examination();
        return examination.diagnosis().findings().isEmpty() ? nothingWrong(patient) : findings(examination, List.of());
    }

    /// @return empty when there are none
    public static Optional<Card> ofOthers(List<VmRef> left) {
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Card.of(Mrkdwn.say(
                        "I have not looked into the others that failed: %s. Ask for each with %s.",
                        Words.names(left), Mrkdwn.code("/vm diagnose " + left.getFirst()))));
    }

    private static Card findings(Examination examination, List<LayoutBlock> remedies) {
        List<Finding> findings = examination.diagnosis().findings();
        Finding cause = findings.getFirst();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.header("🔎 Findings: " + examination.vm().name()));
        blocks.addAll(inFull(cause));
        findings.stream().skip(1).limit(MOST_OTHERS).forEach(other -> blocks.addAll(inShort(other)));
        blocks.addAll(gaps(examination));
        blocks.addAll(remedies);
        Mrkdwn text = Mrkdwn.say(
                "Findings for %s: %s (%s) What to do: %s Rule %s.",
                Words.vm(examination.vm()),
                cause.cause(),
                confidence(cause),
                cause.remedy(),
                Mrkdwn.code(cause.rule()));
        return Card.of(text, blocks);
    }

    private static List<LayoutBlock> inFull(Finding cause) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Kit.section(Mrkdwn.say("*Cause* (%s): %s", confidence(cause), cause.cause())));
        blocks.add(Kit.section(Mrkdwn.say("*How I know*\n%s", evidence(cause))));
        blocks.add(Kit.section(Mrkdwn.say(
                "*What to do*: %s%s%s",
                cause.remedy(), cause.isBeyondWaiting() ? " Waiting alone does not heal it." : "", command(cause))));
        List<Mrkdwn> steps = cause.prospects().steps().stream()
                .limit(MOST_STEPS)
                .map(step -> step(step).cut(MOST_STEP))
                .toList();
        if (!steps.isEmpty()) {
            blocks.add(Kit.section(Mrkdwn.say("*Beyond that*, safest first; I do none of it:")));
            steps.forEach(step -> blocks.add(Kit.section(step)));
        }
        blocks.add(rule(cause));
        return blocks;
    }

    /// As many lines as fit into one block.
    private static Mrkdwn evidence(Finding cause) {
        List<Mrkdwn> lines = new ArrayList<>();
        int length = 0;
        for (String line : cause.evidence()) {
            Mrkdwn quoted = Mrkdwn.code(line);
            length += quoted.length() + 1;
            if (length < Kit.MOST_SECTION - 100 || lines.isEmpty()) {
                lines.add(quoted);
            }
        }
        return Mrkdwn.join("\n", lines);
    }

    private static Mrkdwn command(Finding finding) {
        return finding.command()
                .map(command -> Mrkdwn.say("\n%s", Mrkdwn.code(command)))
                .orElse(Mrkdwn.EMPTY);
    }

    private static Mrkdwn step(Prospects.Step step) {
        Mrkdwn danger =
                step.danger().map(what -> Mrkdwn.say("\n:warning: %s", what)).orElse(Mrkdwn.EMPTY);
        return Mrkdwn.say("• %s\n%s%s", step.does(), Mrkdwn.code(step.command()), danger);
    }

    private static List<LayoutBlock> inShort(Finding other) {
        Mrkdwn evidence = Mrkdwn.code(Plain.cut(other.evidence().getFirst(), MOST_BESIDE));
        return List.of(
                Kit.section(Mrkdwn.say(
                        "*Also* (%s): %s %s%s\n%s",
                        confidence(other), other.cause(), other.remedy(), command(other), evidence)),
                rule(other));
    }

    private static LayoutBlock rule(Finding finding) {
        return Kit.context(Mrkdwn.say("Rule %s", Mrkdwn.code(finding.rule())));
    }

    private static String confidence(Finding finding) {
        return switch (finding.confidence()) {
            case CERTAIN -> "certain";
            case LIKELY -> "likely";
            case POSSIBLE -> "one possibility";
        };
    }

    private static Card nothingExplainsIt(Examination examination, List<LayoutBlock> remedies) {
        Mrkdwn text = Mrkdwn.say(
                "I found no cause at %s: nothing that I could read explains the failure. Its own words may: %s",
                Words.vm(examination.vm()), describe(examination.vm()));
        return quiet(examination, text, remedies);
    }

    /// Healthy is only what runs: of a VM that is off, or on its way, nobody has seen whether it would.
    private static Card nothingWrong(Checkup.Patient patient) {
        Examination examination = patient.examination();
        Observation seen = patient.seen();
        Mrkdwn vm = Words.vm(examination.vm());
        if (!examination.seen()) {
            return quiet(
                    examination,
                    Mrkdwn.say(
                            "I cannot say that %s is healthy: I found nothing wrong, but could not look at all of it."
                                    + " Nothing was changed.",
                            vm),
                    List.of());
        }
        boolean healthy = seen.isRunning() && seen.shownState().equals("Running");
        return quiet(
                examination,
                healthy
                        ? Mrkdwn.say("Healthy: I found nothing wrong with %s. It is Running.", vm)
                        : Mrkdwn.say("I found nothing wrong with %s. It is %s.", vm, seen.shownState()),
                List.of());
    }

    private static Card quiet(Examination examination, Mrkdwn text, List<LayoutBlock> remedies) {
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Kit.section(text)));
        blocks.addAll(gaps(examination));
        blocks.addAll(remedies);
        return Card.of(
                examination.diagnosis().gaps().isEmpty()
                        ? text
                        : Mrkdwn.say("%s Not everything could be looked at.", text),
                blocks);
    }

    /// What each does stands on the card that comes of its press; a forced stop says here already from when it counts.
    private static List<LayoutBlock> remedies(Operation operation, Examination examination) {
        List<LayoutBlock> blocks = new ArrayList<>();
        forcedStopFrom(examination)
                .ifPresent(from -> blocks.add(Kit.context(Mrkdwn.say(
                        ":warning: A forced stop cuts the power of %s: what it has not written to disk is lost. Its"
                                + " grace period ends or ended %s; a forced stop is not done before.",
                        Mrkdwn.code(examination.vm().name()), Mrkdwn.ago(from)))));
        Buttons.remedies(examination.remedies(), operation).ifPresent(blocks::add);
        return blocks;
    }

    private static Optional<Instant> forcedStopFrom(Examination examination) {
        boolean offered =
                examination.remedies().stream().anyMatch(remedy -> remedy.offer() == Prospects.Offer.FORCED_STOP);
        return examination.diagnosis().findings().stream()
                .flatMap(finding -> finding.prospects().forcedStopFrom().stream())
                .filter(_ -> offered)
                .findFirst();
    }

    private static List<LayoutBlock> gaps(Examination examination) {
        List<Mrkdwn> gaps =
                examination.diagnosis().gaps().stream().map(Mrkdwn::text).toList();
        return gaps.isEmpty() ? List.of() : List.of(Kit.context(Mrkdwn.join(" ", gaps)));
    }

    private static Mrkdwn describe(VmRef vm) {
        return Mrkdwn.code("kubectl describe vm " + vm.name() + " -n " + vm.namespace());
    }
}

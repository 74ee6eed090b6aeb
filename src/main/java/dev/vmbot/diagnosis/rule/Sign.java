package dev.vmbot.diagnosis.rule;

import dev.vmbot.model.Finding.Confidence;
import dev.vmbot.model.Prospects;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Prospects.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a rule saw.
///
/// @param evidence lines in the cluster's own words
/// @param cause in place of the rule's general sentence
/// @param remedy in place of the rule's general one
public record Sign(
        Confidence confidence,
        List<String> evidence,
        Optional<String> cause,
        Optional<String> remedy,
        Optional<String> command,
        Prospects prospects) {

    public Sign {
        evidence = List.copyOf(evidence);
    }

    public static Sign certain(Object... evidence) {
        return seen(Confidence.CERTAIN, evidence);
    }

    public static Sign likely(Object... evidence) {
        return seen(Confidence.LIKELY, evidence);
    }

    public static Sign possible(Object... evidence) {
        return seen(Confidence.POSSIBLE, evidence);
    }

    private static Sign seen(Confidence confidence, Object... evidence) {
        return new Sign(
                confidence,
                Stream.of(evidence).map(Object::toString).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Prospects.WAITING_HELPS);
    }

    public Sign with(Stream<?> moreEvidence) {
        List<String> all = new ArrayList<>(evidence);
        moreEvidence.map(Object::toString).filter(line -> !all.contains(line)).forEach(all::add);
        return new Sign(confidence, all, cause, remedy, command, prospects);
    }

    public Sign likely() {
        return new Sign(Confidence.LIKELY, evidence, cause, remedy, command, prospects);
    }

    public Sign cause(String words) {
        return new Sign(confidence, evidence, Optional.of(words), remedy, command, prospects);
    }

    public Sign remedy(String words) {
        return new Sign(confidence, evidence, cause, Optional.of(words), command, prospects);
    }

    public Sign command(String words) {
        return new Sign(confidence, evidence, cause, remedy, Optional.of(words), prospects);
    }

    public Sign beyondWaiting() {
        return prospects(new Prospects(true, prospects.offers(), prospects.forcedStopFrom(), prospects.steps()));
    }

    public Sign offering(Offer... offers) {
        return prospects(new Prospects(
                prospects.beyondWaiting(), Set.of(offers), prospects.forcedStopFrom(), prospects.steps()));
    }

    /// @param from when the grace period ends
    public Sign offeringForcedStop(Instant from) {
        return prospects(new Prospects(
                prospects.beyondWaiting(),
                Set.of(Offer.WAIT_LONGER, Offer.FORCED_STOP),
                Optional.of(from),
                prospects.steps()));
    }

    /// @param steps safest first
    public Sign then(List<Step> steps) {
        return prospects(
                new Prospects(prospects.beyondWaiting(), prospects.offers(), prospects.forcedStopFrom(), steps));
    }

    private Sign prospects(Prospects changed) {
        return new Sign(confidence, evidence, cause, remedy, command, changed);
    }
}

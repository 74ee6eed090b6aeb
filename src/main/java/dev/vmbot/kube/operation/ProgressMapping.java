package dev.vmbot.kube.operation;

import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.operation.Ask;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.TargetProgress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Between the progress of the VMs and `status.targets`.
final class ProgressMapping {

    /// More than there is time for.
    private static final int MOST_ATTEMPTS = 1_000_000;

    private ProgressMapping() {}

    static List<TargetStatus> write(List<TargetProgress> targets) {
        return targets.stream().map(ProgressMapping::write).toList();
    }

    private static TargetStatus write(TargetProgress progress) {
        TargetProgress.Before before = progress.before();
        return new TargetStatus(
                progress.step().name(),
                progress.since().toString(),
                progress.clock().toString(),
                progress.importing(),
                new TargetStatus.Before(
                        before.vmiUid(),
                        before.strategy().word(),
                        before.grace().toString()),
                progress.ask().map(ProgressMapping::write).orElse(null),
                progress.stop().map(ProgressMapping::write).orElse(null),
                progress.result().map(ProgressMapping::write).orElse(null),
                progress.late().map(Instant::toString).orElse(null));
    }

    private static TargetStatus.Ask write(Ask ask) {
        return switch (ask.answer()) {
            case Ask.Answer.None() -> answered(ask, "None", null, null, null);
            case Ask.Answer.Accepted() -> answered(ask, "Accepted", null, null, null);
            case Ask.Answer.Refused(var reason, var words) -> answered(ask, "Refused", reason.name(), null, words);
            case Ask.Answer.Unknown(int code, var words) ->
                answered(ask, "Unknown", null, code == 0 ? null : code, words);
        };
    }

    private static TargetStatus.Ask answered(
            Ask ask, String answer, @Nullable String reason, @Nullable Integer code, @Nullable String words) {
        return new TargetStatus.Ask(
                ask.kind().name(),
                ask.attempt(),
                ask.vmiUid(),
                ask.vmVersion(),
                ask.at().toString(),
                answer,
                reason,
                code,
                words);
    }

    private static TargetStatus.Result write(Result result) {
        return switch (result) {
            case Result.Succeeded(var state, var verified) ->
                TargetStatus.Result.of("Succeeded", null, verified, state);
            case Result.NothingToDo(var state) -> TargetStatus.Result.of("NothingToDo", null, null, state);
            case Result.Failed(var trouble, var words, var state) ->
                TargetStatus.Result.of("Failed", trouble.name(), words, state);
            case Result.Refused(var refusal, var words, var other) ->
                new TargetStatus.Result("Refused", refusal.name(), words, null, OperationStatus.Card.write(other));
            case Result.Unknown() -> TargetStatus.Result.of("Unknown", null, null, null);
            case Result.NotBegun() -> TargetStatus.Result.of("NotBegun", null, null, null);
        };
    }

    static List<TargetProgress> read(List<TargetStatus> targets) {
        return targets.stream().map(ProgressMapping::read).toList();
    }

    private static TargetProgress read(TargetStatus target) {
        var before = Field.require(target.before(), "status.targets.before");
        return new TargetProgress(
                stage(target),
                new TargetProgress.Before(
                        Field.orEmpty(before.vmiUid()),
                        RunStrategy.of(Field.orEmpty(before.runStrategy())),
                        Field.duration(before.grace(), "status.targets.before.grace")),
                new TargetProgress.Asks(
                        Optional.ofNullable(target.ask()).map(ProgressMapping::read),
                        Optional.ofNullable(target.stop()).map(ProgressMapping::read)),
                end(target));
    }

    private static TargetProgress.Stage stage(TargetStatus target) {
        return new TargetProgress.Stage(
                Field.constant(TargetProgress.Step.class, target.step(), "status.targets.step"),
                Field.time(target.since(), "status.targets.since"),
                Field.time(target.clock(), "status.targets.clock"),
                Field.orEmpty(target.importing()));
    }

    private static Optional<TargetProgress.End> end(TargetStatus target) {
        boolean done = TargetProgress.Step.DONE.name().equals(target.step());
        if (done != (target.result() != null)) {
            throw new UnreadableOperationException("status.targets.result does not match status.targets.step");
        }
        return Optional.ofNullable(target.result())
                .map(result -> new TargetProgress.End(
                        read(result),
                        Optional.ofNullable(target.lateAt()).map(late -> Field.time(late, "status.targets.lateAt"))));
    }

    private static Ask read(TargetStatus.Ask ask) {
        return new Ask(
                Field.constant(Ask.Kind.class, ask.kind(), "status.targets.ask.kind"),
                Math.clamp(ask.attempt(), 1, MOST_ATTEMPTS),
                Field.orEmpty(ask.vmiUid()),
                ask.vmVersion(),
                Field.time(ask.at(), "status.targets.ask.at"),
                answer(ask));
    }

    private static Ask.Answer answer(TargetStatus.Ask ask) {
        String answer = Field.require(ask.answer(), "status.targets.ask.answer");
        return switch (answer) {
            case "None" -> new Ask.Answer.None();
            case "Accepted" -> new Ask.Answer.Accepted();
            case "Refused" ->
                new Ask.Answer.Refused(
                        Field.constant(ClusterException.Reason.class, ask.reason(), "status.targets.ask.reason"),
                        Field.orEmpty(ask.words()));
            case "Unknown" ->
                new Ask.Answer.Unknown(Objects.requireNonNullElse(ask.code(), 0), Field.orEmpty(ask.words()));
            default -> throw new UnreadableOperationException("status.targets.ask.answer is not known: " + answer);
        };
    }

    private static Result read(TargetStatus.Result result) {
        String outcome = Field.require(result.outcome(), "status.targets.result.outcome");
        String state = Field.orEmpty(result.state());
        String words = Field.orEmpty(result.words());
        return switch (outcome) {
            case "Succeeded" -> new Result.Succeeded(state, words);
            case "NothingToDo" -> new Result.NothingToDo(state);
            case "Failed" ->
                new Result.Failed(
                        Field.constant(Result.Trouble.class, result.reason(), "status.targets.result.reason"),
                        words,
                        state);
            case "Refused" ->
                new Result.Refused(
                        Field.constant(Result.Refusal.class, result.reason(), "status.targets.result.reason"),
                        words,
                        OperationStatus.Card.read(result.other(), "status.targets.result.other"));
            case "Unknown" -> new Result.Unknown();
            case "NotBegun" -> new Result.NotBegun();
            default -> throw new UnreadableOperationException("status.targets.result.outcome is not known: " + outcome);
        };
    }
}

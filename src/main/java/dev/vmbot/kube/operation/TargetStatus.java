package dev.vmbot.kube.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/// How far one VM of an operation is.
///
/// @param stop how a restart asked for the stop that is over
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetStatus(
        @Required @Nullable String step,
        @Required @Nullable String since,
        @Required @Nullable String clock,
        @Nullable String importing,
        @Required @Nullable Before before,
        @Nullable Ask ask,
        @Nullable Ask stop,
        @Nullable Result result,

        @JsonPropertyDescription("When it reached the wanted state after its time limit") @Nullable
        String lateAt) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Before(
            @Nullable String vmiUid,
            @Nullable String runStrategy,
            @Nullable String grace) {}

    /// @param answer `None`, `Accepted`, `Refused` or `Unknown`
    /// @param reason of a refusal
    /// @param code HTTP status of an answer that does not tell
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Ask(
            @Required @Nullable String kind,
            int attempt,
            @Nullable String vmiUid,
            long vmVersion,
            @Required @Nullable String at,
            @Required @Nullable String answer,
            @Nullable String reason,
            @Nullable Integer code,
            @Nullable String words) {}

    /// @param outcome `Succeeded`, `NothingToDo`, `Failed`, `Refused`, `Unknown` or `NotBegun`
    /// @param reason of a failure or a refusal
    /// @param state `printableStatus` at the end
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Result(
            @Required @Nullable String outcome,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String state,

            @JsonPropertyDescription("The Slack message that shows the operation that was in the way")
            OperationStatus.@Nullable Card other) {

        static Result of(String outcome, @Nullable String reason, @Nullable String words, @Nullable String state) {
            return new Result(outcome, reason, words, state, null);
        }
    }
}

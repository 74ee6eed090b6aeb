package dev.vmbot.kube.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.vmbot.operation.Operation;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has become of an operation. Null is what the phase has no use for.
///
/// @param decidedBy who approved, while it is Approved or Executing
/// @param targets how far each VM is, in the order of the spec
/// @param why one sentence for people; final phases only
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationStatus(
        @Required int schemaVersion,

        @Required
        @Pattern(
                "^(AwaitingApproval|Approved|Executing|Succeeded|NothingToDo|PartlySucceeded|Failed|Unknown|Cancelled|Expired|Refused)$")
        @Nullable
        String phase,

        @JsonPropertyDescription("The Slack message that shows it") @Nullable
        Card card,

        @JsonPropertyDescription("What Slack has been told for good") @Nullable
        Delivery delivery,

        @Nullable Decider decidedBy,
        @Nullable String decidedAt,
        @Nullable List<TargetStatus> targets,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        String why,

        @JsonPropertyDescription("The Slack message that shows the operation that was in the way") @Nullable
        Card other,

        @Nullable String endedAt,

        @JsonPropertyDescription("Of the VMs at the end, if some were left as they were")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Nullable
        List<String> states) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Card(
            @Required @Nullable String channel,
            @Required @Nullable String ts) {

        static @Nullable Card write(Optional<Operation.Card> card) {
            return card.map(one -> new Card(one.channel(), one.ts())).orElse(null);
        }

        static Optional<Operation.Card> read(@Nullable Card card, String field) {
            return Optional.ofNullable(card)
                    .map(one -> new Operation.Card(
                            Field.require(one.channel(), field + ".channel"), Field.require(one.ts(), field + ".ts")));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Delivery(
            @Nullable String card,

            @JsonPropertyDescription("Of how many VMs that got there after their time limit")
            int late,

            boolean findings,
            @Nullable List<Integer> warned,

            @JsonPropertyDescription("What the findings name as certain") @Nullable
            String cause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Decider(
            @Required @Nullable String team,
            @Required @Nullable String user) {}
}

package dev.vmbot.kube.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was asked for. Times are ISO-8601 instants, durations ISO-8601 durations: as text they keep every digit.
/// Optional text that is empty is left out: API servers refuse null, and some builds take an empty string for one.
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(value = "self == oldSelf", message = "what was asked for never changes; ask for it anew")
@ValidationRule(
        value = "timestamp(self.deadline) - timestamp(self.createdAt) <= duration('24h')",
        message = "an approval counts for a day at most")
public record OperationSpec(
        @Required int schemaVersion,

        @Required @Pattern("^(start|stop|restart)$") @Size(max = 63) @Nullable
        String action,

        @Required @JsonPropertyDescription("The VM as NAMESPACE/NAME, or how many there are") @Size(max = 400) @Nullable
        String summary,

        @Required @JsonPropertyDescription("The VMs as they were when they were shown for approval") @Nullable
        List<Target> targets,

        @JsonPropertyDescription("VMs that were asked for and left out, being in the wanted state") @Nullable
        List<Named> already,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("What picked the VMs, if they were not named")
        @Nullable
        Selection selection,

        @JsonPropertyDescription("Force was asked for; the graceful way is tried first all the same")
        boolean force,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("Why it was asked for, in the requester's own words")
        @Size(max = 6000)
        @Nullable
        String reason,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The button under findings that it comes from")
        @Pattern("^(WAIT_LONGER|START_AGAIN|FORCED_STOP)$")
        @Nullable
        String remedy,

        @Required @JsonPropertyDescription("Who asked, and who alone may approve") @Nullable
        Requester requester,

        @Required @JsonPropertyDescription("Where in Slack the card belongs") @Nullable
        Place place,

        @Required @Size(max = 63) @Nullable String createdAt,

        @Required @JsonPropertyDescription("The last moment at which an approval counts") @Size(max = 63) @Nullable
        String deadline,

        @Required @Nullable Limits limits) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Target(
            @Required @Size(max = 63) @Nullable String namespace,
            @Required @Size(max = 253) @Nullable String name,
            @Required @Size(max = 128) @Nullable String uid,
            @Required @Size(max = 63) @Nullable String runStrategy,
            @Size(max = 253) @Nullable String state,

            @JsonPropertyDescription("What was known of it beside its state") @Nullable
            List<Circumstance> circumstances) {}

    /// Each kind has some of these.
    ///
    /// @param name of a snapshot or a restore, or of what keeps the VM
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Circumstance(
            @Required @Size(max = 63) @Nullable String kind,
            @Size(max = 1024) @Nullable String name,
            @Size(max = 63) @Nullable String action,
            @Size(max = 63) @Nullable String team,
            @Size(max = 63) @Nullable String user,
            @Size(max = 63) @Nullable String at,
            @Size(max = 63) @Nullable String phase) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Named(
            @Required @Size(max = 63) @Nullable String namespace,
            @Required @Size(max = 253) @Nullable String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Selection(
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @JsonPropertyDescription("What they were picked by: without labels and patterns, all of the namespace")
            @Nullable
            By by,

            @JsonPropertyDescription("VMs that were excepted") @Nullable
            List<Named> leftOut,

            @Required @JsonPropertyDescription("How many VMs one request may hold")
            int most) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record By(
            @JsonPropertyDescription("A label selector") @Size(max = 6000) @Nullable
            String labels,

            @JsonPropertyDescription("Globs over names, of which one matches") @Nullable
            List<String> patterns,

            @JsonPropertyDescription("Names, as they were excepted") @Nullable
            List<String> except) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Requester(
            @Required @JsonPropertyDescription("User name in Kubernetes") @Size(max = 1024) @Nullable
            String name,

            @Required @JsonPropertyDescription("Groups in Kubernetes") @Nullable
            List<String> groups,

            @Required @JsonPropertyDescription("Slack workspace") @Size(max = 63) @Nullable
            String team,

            @Required @JsonPropertyDescription("Slack member") @Size(max = 63) @Nullable
            String user) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Place(
            @Required @Size(max = 63) @Nullable String channel,
            @Size(max = 63) @Nullable String thread) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Limits(
            @Required @Size(max = 63) @Nullable String start,
            @Required @Size(max = 63) @Nullable String stopMargin,
            @Required @Size(max = 63) @Nullable String restartPause,
            boolean forcedStop) {}
}

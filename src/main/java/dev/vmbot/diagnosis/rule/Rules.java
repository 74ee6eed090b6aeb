package dev.vmbot.diagnosis.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules. Among findings that are equally sure, the order here decides: what stands nearer to the root comes first.
public final class Rules {

    /// While this holds, no start and no stop by the bot lasts.
    public static final String SWITCHED_OFF_AGAIN = "switched-off-again";

    public static final List<Rule> ALL = Stream.of(
                    PlatformRules.ALL,
                    AdmissionRules.ALL,
                    CreationRules.ALL,
                    SchedulingRules.ALL,
                    StorageClassRules.ALL,
                    DiskRules.ALL,
                    PreparationRules.ALL,
                    ImportRules.ALL,
                    LaunchRules.ALL,
                    CrashRules.ALL,
                    GuestRules.ALL,
                    StopRules.ALL,
                    StateRules.ALL)
            .flatMap(List::stream)
            .toList();

    /// Ids of those that tell what keeps a VM from going down.
    public static final Set<String> OF_STOPS = Stream.concat(
                    StopRules.ALL.stream().map(Rule::id),
                    Stream.of("node-lost", "comes-back", "paused-by-storage", "paused-by-user", "paused-by-migration"))
            .collect(Collectors.toUnmodifiableSet());

    private Rules() {}
}

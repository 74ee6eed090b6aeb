package dev.vmbot.diagnosis;

import dev.vmbot.diagnosis.rule.AdmissionRules;
import dev.vmbot.diagnosis.rule.CrashRules;
import dev.vmbot.diagnosis.rule.CreationRules;
import dev.vmbot.diagnosis.rule.GuestRules;
import dev.vmbot.diagnosis.rule.LaunchRules;
import dev.vmbot.diagnosis.rule.PlatformRules;
import dev.vmbot.diagnosis.rule.QemuRules;
import dev.vmbot.diagnosis.rule.Rule;
import dev.vmbot.diagnosis.rule.SchedulingRules;
import dev.vmbot.diagnosis.rule.StateRules;
import dev.vmbot.diagnosis.rule.StopRules;
import dev.vmbot.diagnosis.rule.disk.DiskRules;
import dev.vmbot.diagnosis.rule.disk.ImportRules;
import dev.vmbot.diagnosis.rule.disk.PreparationRules;
import dev.vmbot.diagnosis.rule.disk.StorageClassRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules. Among findings that are equally sure, the order here decides: what stands nearer to the root comes first.
public final class Rules {

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
                    QemuRules.ALL,
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

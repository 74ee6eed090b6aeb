package dev.vmbot.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// VMs by what they have in common. The parts that are given all have to hold.
///
/// @param labels a Kubernetes label selector such as `app=web,tier=front`; empty when labels do not matter
/// @param patterns globs over names, of which one has to match; empty when names do not matter
/// @param all everything was said in words ("all VMs"), so that empty labels and patterns are meant
/// @param except names that are left out
public record Selector(Optional<String> labels, List<String> patterns, boolean all, List<String> except) {

    public Selector {
        patterns = List.copyOf(patterns);
        except = List.copyOf(except);
        if (labels.isEmpty() && patterns.isEmpty() && !all) {
            throw new IllegalArgumentException("a selector selects by something");
        }
    }

    /// Names and patterns that were said, those of exceptions too.
    public int named() {
        return patterns.size() + except.size();
    }

    /// With these names beside the patterns.
    public Selector or(List<String> names) {
        List<String> either = Stream.concat(patterns.stream(), names.stream()).toList();
        return new Selector(labels, either, all, except);
    }

    /// Everything, without exceptions.
    public static Selector everything() {
        return new Selector(Optional.empty(), List.of(), true, List.of());
    }
}

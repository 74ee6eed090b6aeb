package dev.vmbot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which VMs an intent is about.
public sealed interface Subject {

    /// Names and patterns that were said, short forms such as `web-{1..3}` counted out.
    int named();

    /// VMs called by name.
    ///
    /// @param targets at least one, in the order in which they were said, without repetitions
    record Named(List<Target> targets) implements Subject {

        public Named {
            targets = targets.stream().distinct().toList();
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("names at least one VM");
            }
        }

        @Override
        public int named() {
            return targets.size();
        }
    }

    /// VMs that a selector picks; which these are is found out, and frozen, before anybody approves.
    ///
    /// @param namespace null when none was said
    record Matching(Selector selector, @Nullable String namespace) implements Subject {

        @Override
        public int named() {
            return selector.named();
        }
    }
}

package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.model.Action;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.Optional;

/// A text with what has to be known to read it.
///
/// @param text raw, as Slack delivers it, with its entities, mentions and links; a slash command without the command
/// @param channelNamespace the namespace that is set for the channel
/// @param known VMs that are known to exist, by name; empty means "not told", not "none"
/// @param pending the card that waits for an answer in this thread, or whose work can still be called off there
/// @param topic what was talked about before
public record Utterance(
        String text,
        Surface surface,
        Optional<String> channelNamespace,
        KnownVms known,
        Optional<Pending> pending,
        Optional<Topic> topic) {

    /// Nothing is known of what was said before.
    public Utterance(
            String text,
            Surface surface,
            Optional<String> channelNamespace,
            KnownVms known,
            Optional<Pending> pending) {
        this(text, surface, channelNamespace, known, pending, Optional.empty());
    }

    Utterance withText(String other) {
        return new Utterance(other, surface, channelNamespace, known, pending, topic);
    }

    Utterance withoutTopic() {
        return new Utterance(text, surface, channelNamespace, known, pending);
    }

    /// Where a text was typed.
    public enum Surface {
        SLASH,
        MENTION,
        DIRECT,
        /// A channel message without a mention; with a pending card, a reply in that card's thread.
        CHANNEL
    }

    /// The card in whose thread a reply was typed.
    ///
    /// @param begun it was approved before, so that a no means what has not been done yet
    public record Pending(Action action, List<VmRef> targets, boolean begun) {

        public Pending {
            targets = List.copyOf(targets);
        }

        /// Whether a VM on the card is called so, with its namespace or without.
        boolean names(String text) {
            return targets.stream()
                    .anyMatch(vm -> vm.name().equals(text) || vm.toString().equals(text));
        }

        /// Whether this is a VM on the card, or the namespace of everything on it.
        boolean isAbout(String text) {
            boolean place = !targets.isEmpty()
                    && targets.stream().allMatch(vm -> vm.namespace().equals(text));
            return place || names(text);
        }
    }

    /// What was asked for last, for which "it" and "again" stand.
    ///
    /// @param inThread everything in this thread is about it; outside of threads it has to be referred to
    public record Topic(Draft.Verb verb, List<VmRef> targets, boolean inThread) {

        public Topic {
            targets = List.copyOf(targets);
        }
    }
}

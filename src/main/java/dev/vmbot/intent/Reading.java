package dev.vmbot.intent;

import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.intent.Interpretation.Missing;
import dev.vmbot.intent.Interpretation.NotForMe;
import dev.vmbot.intent.Interpretation.OtherTask;
import dev.vmbot.intent.Interpretation.Unclear;
import dev.vmbot.intent.Interpretation.Understood;
import dev.vmbot.intent.Interpretation.Unsupported;
import dev.vmbot.intent.object.Mentions;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// An interpretation with the reason for it.
///
/// @param because which consideration decided, in a few words, for whoever wonders
public record Reading(Interpretation interpretation, String because) {

    static Reading understood(Intent intent, String because) {
        return new Reading(new Understood(intent), because);
    }

    static Reading unclear(String because, Missing first, Missing... more) {
        return new Reading(new Unclear(EnumSet.of(first, more), List.of()), because);
    }

    static Reading unclear(String because, Set<Missing> missing, List<Intent> readings) {
        return new Reading(new Unclear(missing, readings), because);
    }

    static Reading tooMuch() {
        return unclear("how much is meant is open", Missing.SCOPE, Missing.SELECTOR);
    }

    /// @param about what was said, so that the person can be told what is wrong with the name
    static Reading unreadable(Mentions mentions, Function<Subject, Intent> about) {
        List<Intent> readings = mentions.misnamed().map(about).stream().toList();
        return unclear(
                "a name holds what no name can hold, or every name was excepted", EnumSet.of(Missing.TARGET), readings);
    }

    /// @param readings one for each of the namespaces that were said; or empty
    static Reading contradicting(List<Intent> readings) {
        return unclear("two namespaces contradict each other", EnumSet.of(Missing.NAMESPACE), readings);
    }

    static Reading contradicting(Mentions mentions, Function<Subject, Intent> about) {
        return contradicting(mentions.alternatives().stream().map(about).toList());
    }

    /// Clear but for the VM.
    static Reading withoutVm(String because, Draft draft) {
        return new Reading(new Unclear(EnumSet.of(Missing.TARGET), List.of(), Optional.of(draft), List.of()), because);
    }

    static Reading strange(Set<Missing> missing, List<String> flags) {
        return new Reading(new Unclear(missing, List.of(), Optional.empty(), flags), "flags that were not understood");
    }

    static Reading unsupported(OtherTask task, String because) {
        return new Reading(new Unsupported(task), because);
    }

    static Reading notForMe(String because) {
        return new Reading(new NotForMe(), because);
    }
}

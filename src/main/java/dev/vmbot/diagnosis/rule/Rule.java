package dev.vmbot.diagnosis.rule;

import dev.vmbot.model.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One cause, and how to recognise it.
///
/// @param id stable; it stands at the end of what people are told
/// @param text what is told when the check says nothing better
/// @param silences ids of rules whose findings only echo this one
/// @param addsToCause what it saw first is of use beside each finding that silences it
public record Rule(
        String id, Text text, Function<Scene, Optional<Sign>> check, Set<String> silences, boolean addsToCause) {

    /// @param cause what is wrong, one sentence
    /// @param evidence the decisive field, for the table of rules
    /// @param remedy what to do next
    public record Text(String cause, String evidence, String remedy) {}

    public Rule {
        silences = Set.copyOf(silences);
    }

    public static Rule of(String id, Text text, Function<Scene, Optional<Sign>> check) {
        return new Rule(id, text, check, Set.of(), false);
    }

    /// Besides those that it silences already.
    public Rule silencing(String... echoes) {
        Set<String> all = new HashSet<>(silences);
        all.addAll(List.of(echoes));
        return new Rule(id, text, check, all, addsToCause);
    }

    /// The same, heard also where it is silenced.
    public Rule addingToCause() {
        return new Rule(id, text, check, silences, true);
    }

    /// The same, saying more of what it sees.
    Rule refining(UnaryOperator<Sign> more) {
        return new Rule(id, text, scene -> check.apply(scene).map(more), silences, addsToCause);
    }

    public Optional<Finding> examine(Scene scene) {
        return check.apply(scene).map(this::finding);
    }

    private Finding finding(Sign sign) {
        return new Finding(
                id,
                sign.confidence(),
                sign.cause().orElse(text.cause()),
                sign.evidence(),
                sign.remedy().orElse(text.remedy()),
                sign.command(),
                sign.prospects());
    }
}

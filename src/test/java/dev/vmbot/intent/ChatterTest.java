package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Everyday talk of a team, of which nothing is meant for the bot.
final class ChatterTest {

    private static final Set<String> ACTIONS = Set.of("start", "stop", "restart", "multi", "confirm");

    @Test
    void leavesEverydayTalkAlone() {
        List<JsonNode> answers = Corpus.answers(Corpus.text("chatter.jsonl"));
        List<String> reactions = answers.stream()
                .filter(a -> !a.path("intent").asText().equals("ignore"))
                .map(JsonNode::toString)
                .toList();

        assertThat(answers).hasSizeGreaterThan(1_000);
        assertThat(reactions).hasSizeLessThanOrEqualTo(1);
        assertThat(answers).noneMatch(a -> ACTIONS.contains(a.path("intent").asText()));
    }
}

package dev.vmbot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vmbot.intent.Scorer.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The labelled phrases as a whole; prints the score, so that a change of it is seen.
final class PhraseScoreTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.jsonl",
                "phrases.jsonl",
                "phrases-second.jsonl",
                "phrases-third.jsonl",
                "phrases-fourth.jsonl",
                "phrases-fifth.jsonl"
            })
    void readsNearlyAllPhrasesAsLabelledAndNeverActsUnasked(String file) {
        List<JsonNode> rows = Corpus.rows(file);
        List<JsonNode> answers = Corpus.answers(Corpus.text(file));
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        var dangers = new ArrayList<String>();

        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = Scorer.judge(rows.get(i), answers.get(i));
            counts.merge(verdict, 1, Integer::sum);
            if (verdict == Verdict.DANGER) {
                dangers.add(rows.get(i).path("text").asText() + " -> " + answers.get(i));
            }
        }

        System.out.println(file + " " + rows.size() + " " + counts);
        assertThat(dangers).isEmpty();
        assertThat(counts.getOrDefault(Verdict.EXACT, 0)).isGreaterThanOrEqualTo(share(rows.size(), 95));
        assertThat(counts.getOrDefault(Verdict.MISS, 0)).isLessThanOrEqualTo(rows.size() - share(rows.size(), 99));
    }

    private static int share(int all, int percent) {
        return (all * percent + 99) / 100;
    }
}

package dev.vmbot.slack.card.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UnsupportedTest {

    @ParameterizedTest
    @EnumSource
    void namesACommandThatDoesItInstead(Topic topic) {
        String text = TalkCard.of(new Interpretation.Unsupported(topic)).text();

        assertThat(text).endsWith("Nothing was changed.").containsPattern("`(kubectl|virtctl|/vm)[^`]*`");
    }
}

package dev.vmbot.slack.card.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Interpretation.OtherTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UnsupportedTest {

    @ParameterizedTest
    @EnumSource
    void namesACommandThatDoesItInstead(OtherTask task) {
        String text = TalkCard.of(new Interpretation.Unsupported(task)).text();

        assertThat(text).endsWith("Nothing was changed.").containsPattern("`(kubectl|virtctl|/vm)[^`]*`");
    }
}

package dev.vmbot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "web,web,0",
        "web,wb,1",
        "web,wbe,1",
        "web,'',3",
        "'','',0",
        "kitten,sitting,3",
        "sotp,stop,1",
        "stop,start,3",
        "ca,abc,3"
    })
    void countsEditsAndSwapsOfNeighbours(String from, String to, int edits) {
        assertThat(Spelling.distance(from, to)).isEqualTo(edits);
        assertThat(Spelling.distance(to, from)).isEqualTo(edits);
    }
}

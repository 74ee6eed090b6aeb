package dev.vmbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearnessTest {

    @ParameterizedTest
    @CsvSource({"db-1,db-2", "wbe,web", "webserver,webserevr", "webserver,webzerver1", "web,web-frontend", "web-old,web"
    })
    void callsNear(String wanted, String name) {
        assertThat(Nearness.isNear(wanted, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"db,mail", "db-1,db-22x", "webserver,database", "d,database"})
    void callsFar(String wanted, String name) {
        assertThat(Nearness.isNear(wanted, name)).isFalse();
    }
}

package dev.vmbot.slack.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.slack.SlackGateway.ResponseAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseHostsTest {

    private final ResponseHosts slack = new ResponseHosts(URI.create("https://slack.com/api/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/actions/T1/2/3",
                "https://HOOKS.Slack.com/commands/T1/2/3",
                "https://hooks.slack-gov.com/actions/T1/2/3",
                "https://slack.com/x"
            })
    void answersSlack(String url) {
        assertThat(slack.allow(new ResponseAddress(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/actions/T1/2/3",
                "https://hooks.slack.com.example.com/x",
                "https://notslack.com/x",
                "https://hooks.slack.com@example.com/x",
                "https://user@hooks.slack.com/x",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost:8080/livez",
                "https://kubernetes.default.svc/api",
                "file:///etc/passwd",
                "//hooks.slack.com/x",
                "https:///x",
                "hooks.slack.com",
                "https://hooks slack.com/",
                ""
            })
    void answersNobodyElse(String url) {
        assertThat(slack.allow(new ResponseAddress(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8090/response/1", "https://hooks.slack.com/actions/T1/2/3"})
    void answersWhomItWasToldToTakeForSlack(String url) {
        var sandbox = new ResponseHosts(URI.create("http://127.0.0.1:8090/api/"));

        assertThat(sandbox.allow(new ResponseAddress(url))).isTrue();
    }
}

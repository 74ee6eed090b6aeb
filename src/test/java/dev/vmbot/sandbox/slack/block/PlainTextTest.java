package dev.vmbot.sandbox.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

final class PlainTextTest {

    @Test
    void readsLinksMentionsAndEntities() {
        assertThat(PlainText.mrkdwn("<https://x.example|db &amp; web> by <@U0ALICE> <!here> &lt;3"))
                .isEqualTo("db & web by @U0ALICE @here <3");
    }

    @Test
    void readsTheFallbackOfADate() {
        assertThat(PlainText.mrkdwn("until <!date^1700000000^{time}|12:00 UTC>"))
                .isEqualTo("until 12:00 UTC");
    }

    @Test
    void readsBlocksFromTopToBottom() {
        var blocks = new JsonArray("""
                [{"type":"header","text":{"type":"plain_text","text":"Stop db-1?"}},
                 {"type":"section","text":{"type":"mrkdwn","text":"In *prod*"},
                  "fields":[{"type":"mrkdwn","text":"State"},{"type":"plain_text","text":"Running"}]},
                 {"type":"divider"},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"text","text":"a "},{"type":"link","url":"https://x.example","text":"link"}]}]},
                 {"type":"actions","elements":[
                   {"type":"button","text":{"type":"plain_text","text":"Approve"},"action_id":"yes"},
                   {"type":"static_select","options":[{"text":{"type":"plain_text","text":"one"},"value":"1"}]}]}]
                """);

        var lines = String.join("\n", PlainText.lines(blocks));

        assertThat(lines).isEqualTo("Stop db-1?\nIn *prod*\nState\nRunning\na link\n[Approve]\n(one)");
    }

    @Test
    void namesSharedFiles() {
        var files = new JsonArray().add(new JsonObject().put("name", "log.txt"));

        assertThat(PlainText.of("See the log.", new JsonArray(), files)).isEqualTo("See the log.\n[file log.txt]");
    }
}

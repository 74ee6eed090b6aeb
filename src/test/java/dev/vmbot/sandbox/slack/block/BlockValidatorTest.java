package dev.vmbot.sandbox.slack.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BlockValidatorTest {

    @ParameterizedTest
    @MethodSource("limits")
    void takesTheLimitAndRefusesOneMore(int most, IntFunction<JsonArray> sized, String pointer) {
        assertThat(BlockValidator.problemsIn(sized.apply(most))).isEmpty();

        assertThat(BlockValidator.problemsIn(sized.apply(most + 1)))
                .extracting(Problem::pointer)
                .containsOnly(pointer);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("blocks", 50, n -> array(n, () -> block("divider")), "/blocks"),
                limit("section text", 3000, n -> one(section(n)), "/blocks/0/text/text"),
                limit("section fields", 10, n -> fields(n, 1), "/blocks/0/fields"),
                limit("field text", 2000, n -> fields(1, n), "/blocks/0/fields/0/text"),
                limit("header", 150, n -> one(block("header").put("text", plain(n))), "/blocks/0/text/text"),
                limit("block id", 255, n -> one(block("divider").put("block_id", text(n))), "/blocks/0/block_id"),
                limit("context elements", 10, n -> elements("context", n, BlockValidatorTest::oneWord), at("")),
                limit("actions elements", 25, n -> elements("actions", n, BlockValidatorTest::button), at("")),
                limit("button text", 75, n -> action(button().put("text", plain(n))), at("/0/text/text")),
                limit("button value", 2000, n -> action(button().put("value", text(n))), at("/0/value")),
                limit("button address", 3000, n -> action(button().put("url", text(n))), at("/0/url")),
                limit(
                        "button label",
                        75,
                        n -> action(button().put("accessibility_label", text(n))),
                        at("/0/accessibility_label")),
                limit("action id", 255, n -> action(button().put("action_id", text(n))), at("/0/action_id")),
                limit("confirm title", 100, n -> confirm("title", n), at("/0/confirm/title/text")),
                limit("confirm text", 300, n -> confirm("text", n), at("/0/confirm/text/text")),
                limit("confirm yes", 30, n -> confirm("confirm", n), at("/0/confirm/confirm/text")),
                limit("confirm no", 30, n -> confirm("deny", n), at("/0/confirm/deny/text")),
                limit("options", 100, n -> menu("static_select", n, option(1, 1)), at("/0/options")),
                limit("overflow options", 5, n -> menu("overflow", n, option(1, 1)), at("/0/options")),
                limit("option text", 75, n -> menu("overflow", 1, option(n, 1)), at("/0/options/0/text/text")),
                limit("option value", 150, n -> menu("overflow", 1, option(1, n)), at("/0/options/0/value")),
                limit("placeholder", 150, BlockValidatorTest::placeholder, at("/0/placeholder/text")),
                limit("image description", 2000, n -> one(image(n, 10)), "/blocks/0/alt_text"),
                limit("image address", 3000, n -> one(image(10, n)), "/blocks/0/image_url"),
                limit("markdown of two blocks", 12_000, BlockValidatorTest::markdown, "/blocks"),
                limit("table rows", 100, n -> table("table", n, 1, 1), "/blocks/0/rows"),
                limit("table cells", 20, n -> table("table", 1, n, 1), "/blocks/0/rows/0"),
                limit("table text", 10_000, n -> table("table", 1, 1, n), "/blocks"),
                limit("data table rows", 201, n -> table("data_table", n, 1, 1), "/blocks/0/rows"),
                limit("data table text", 20_000, n -> table("data_table", 1, 1, n), "/blocks"),
                limit("charts", 2, n -> array(n, () -> block("data_visualization")), "/blocks"),
                limit("carousel", 10, n -> elements("carousel", n, () -> block("card")), at("")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refuses(JsonArray blocks, String pointer) {
        assertThat(BlockValidator.problemsIn(blocks))
                .extracting(Problem::pointer)
                .containsOnly(pointer);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                argumentSet("an unknown block", one(block("marquee")), "/blocks/0"),
                argumentSet("an alert, which is for modals", one(block("alert")), "/blocks/0"),
                argumentSet("a section without text", one(block("section")), "/blocks/0"),
                argumentSet("an empty text", one(section(0)), "/blocks/0/text/text"),
                argumentSet("markup in a header", one(block("header").put("text", mrkdwn(3))), "/blocks/0/text/type"),
                argumentSet("markup on a button", action(button().put("text", mrkdwn(3))), at("/0/text/type")),
                argumentSet("an invented style", action(button().put("style", "warning")), at("/0/style")),
                argumentSet("an unknown property", one(section(1).put("colour", "red")), "/blocks/0"),
                argumentSet(
                        "no actions in an actions block", elements("actions", 0, BlockValidatorTest::button), at("")),
                argumentSet("a text among actions", action(plain(3)), at("/0")),
                argumentSet(
                        "a button in a context",
                        new JsonArray().add(block("context").put("elements", one(button()))),
                        at("/0/type")),
                argumentSet("the same action id twice", twice(), at("/1/action_id")),
                argumentSet(
                        "the same block id twice", new JsonArray().add(named()).add(named()), "/blocks/1/block_id"),
                argumentSet("a text instead of a block", new JsonArray().add("hello"), "/blocks/0"),
                argumentSet(
                        "an emoji flag on mrkdwn",
                        one(block("section").put("text", mrkdwn(1).put("emoji", true))),
                        "/blocks/0/text"));
    }

    @Test
    void takesACardAsTheBotWouldMakeOne() {
        var card = new JsonArray()
                .add(block("header").put("text", plain(20)))
                .add(section(40).put("fields", new JsonArray().add(mrkdwn(10)).add(plain(10))))
                .add(block("rich_text")
                        .put(
                                "elements",
                                one(block("rich_text_section")
                                        .put("elements", one(block("text").put("text", "db-1"))))))
                .add(block("context").put("elements", one(mrkdwn(10))))
                .add(block("divider"))
                .add(block("actions").put("elements", one(button().put("style", "primary"))));

        assertThat(BlockValidator.problemsIn(card)).isEmpty();
    }

    @Test
    void countsAnEmojiAsOneCharacter() {
        var header = block("header").put("text", plain(0).put("text", "🚀".repeat(150)));

        assertThat(BlockValidator.problemsIn(one(header))).isEmpty();
    }

    @Test
    void speaksAsSlackDoes() {
        assertThat(BlockValidator.problemsIn(one(section(3001))).getFirst())
                .hasToString("[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    }

    private static Arguments limit(String name, int most, IntFunction<JsonArray> sized, String pointer) {
        return argumentSet(name, most, sized, pointer);
    }

    private static String at(String inElements) {
        return "/blocks/0/elements" + inElements;
    }

    private static JsonObject block(String type) {
        return new JsonObject().put("type", type);
    }

    private static JsonArray one(JsonObject block) {
        return new JsonArray().add(block);
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    private static JsonObject plain(int length) {
        return block("plain_text").put("text", text(length));
    }

    private static JsonObject mrkdwn(int length) {
        return block("mrkdwn").put("text", text(length));
    }

    private static JsonObject oneWord() {
        return mrkdwn(1);
    }

    private static JsonObject section(int length) {
        return block("section").put("text", mrkdwn(length));
    }

    private static JsonObject named() {
        return block("divider").put("block_id", "same");
    }

    private static JsonArray fields(int count, int length) {
        return one(block("section").put("fields", array(count, () -> mrkdwn(length))));
    }

    private static JsonObject button() {
        return block("button").put("text", plain(7)).put("value", "op-1");
    }

    private static JsonArray twice() {
        return new JsonArray()
                .add(block("actions").put("elements", array(2, () -> button().put("action_id", "approve"))));
    }

    private static JsonArray action(JsonObject element) {
        return one(block("actions").put("elements", one(element)));
    }

    private static JsonArray elements(String type, int count, java.util.function.Supplier<JsonObject> element) {
        return one(block(type).put("elements", array(count, element)));
    }

    private static JsonArray confirm(String part, int length) {
        var confirm = new JsonObject()
                .put("title", plain(1))
                .put("text", plain(1))
                .put("confirm", plain(1))
                .put("deny", plain(1));
        return action(button().put("confirm", confirm.put(part, plain(length))));
    }

    private static JsonObject option(int text, int value) {
        return new JsonObject().put("text", plain(text)).put("value", text(value));
    }

    private static JsonArray menu(String type, int count, JsonObject option) {
        return action(block(type).put("options", array(count, option::copy)));
    }

    private static JsonArray placeholder(int length) {
        var menu = block("static_select").put("options", one(option(1, 1)));
        return action(menu.put("placeholder", plain(length)));
    }

    private static JsonObject image(int description, int address) {
        return block("image").put("alt_text", text(description)).put("image_url", text(address));
    }

    private static JsonArray markdown(int length) {
        return one(block("markdown").put("text", text(length - 100)))
                .add(block("markdown").put("text", text(100)));
    }

    private static JsonArray table(String type, int rows, int cells, int length) {
        var cell = block("raw_text").put("text", text(length));
        var row = new JsonArray(Collections.nCopies(cells, cell));
        return one(block(type).put("rows", new JsonArray(List.copyOf(Collections.nCopies(rows, row)))));
    }

    private static JsonArray array(int count, java.util.function.Supplier<JsonObject> item) {
        return new JsonArray(IntStream.range(0, count).mapToObj(_ -> item.get()).toList());
    }
}

package dev.vmbot.sandbox.slack.block;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Limits that tables share over a whole message.
final class TableBudget {

    private int tableCharacters;
    private int dataTableCharacters;

    void table(Node table) {
        table.required("rows");
        grid(table, 100, 20);
        tableCharacters += characters(table.value("rows"));
    }

    void dataTable(Node table) {
        table.required("rows");
        grid(table, 201, 20);
        dataTableCharacters += characters(table.value("rows"));
    }

    void judge(Node message) {
        if (tableCharacters > 10_000) {
            message.complainAt("blocks", "table cells must be less than 10001 characters in total");
        }
        if (dataTableCharacters > 20_000) {
            message.complainAt("blocks", "data_table cells must be less than 20001 characters in total");
        }
    }

    private static void grid(Node table, int mostRows, int mostCells) {
        if (!(table.value("rows") instanceof JsonArray rows)) {
            return;
        }
        if (rows.size() > mostRows) {
            table.complainAt("rows", "no more than " + mostRows + " items allowed");
        }
        for (var index = 0; index < rows.size(); index++) {
            if (rows.getValue(index) instanceof JsonArray cells && cells.size() > mostCells) {
                table.complainAt("rows/" + index, "no more than " + mostCells + " items allowed");
            }
        }
    }

    private static int characters(@Nullable Object json) {
        return switch (json) {
            case null -> 0;
            case JsonArray array ->
                array.stream().mapToInt(TableBudget::characters).sum();
            case JsonObject object ->
                (object.getValue("text") instanceof String text ? text.codePointCount(0, text.length()) : 0)
                        + (object.containsKey("elements") ? characters(object.getValue("elements")) : 0);
            default -> 0;
        };
    }
}

package dev.vmbot.kube.operation;

import dev.vmbot.kube.connection.Clamped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads single fields, and says which one is wrong.
final class Field {

    /// As in the settings.
    private static final Duration LONGEST = Duration.ofDays(365);

    private Field() {}

    static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw new UnreadableOperationException(field + " is missing");
        }
        return value;
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    static Instant time(@Nullable String value, String field) {
        try {
            return Clamped.time(Instant.parse(require(value, field)));
        } catch (DateTimeException e) {
            throw new UnreadableOperationException(field + " is no time: " + e.getMessage());
        }
    }

    static Duration duration(@Nullable String value, String field) {
        try {
            Duration duration = Duration.parse(require(value, field));
            if (duration.isNegative()) {
                return Duration.ZERO;
            }
            return duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableOperationException(field + " is no duration: " + e.getMessage());
        }
    }

    static <E extends Enum<E>> E constant(Class<E> type, @Nullable String value, String field) {
        String name = require(value, field);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnreadableOperationException(field + " is not known: " + name));
    }

    static void requireKnownSchema(int version, String field) {
        if (version != VirtualMachineOperation.SCHEMA_VERSION) {
            throw new UnreadableOperationException(field + " is not known: " + version);
        }
    }
}

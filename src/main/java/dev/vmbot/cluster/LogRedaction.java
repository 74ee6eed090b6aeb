package dev.vmbot.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Redacts a log, where a secret may go over many lines.
final class LogRedaction {

    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----");
    private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----");
    /// A line of a key of which only the end was read.
    private static final Pattern KEY_PIECE = Pattern.compile("[A-Za-z0-9+/=\\s]*");
    private static final Pattern USER_DATA_BEGINS =
            Pattern.compile("^\\s*(#cloud-config\\b|#cloud-boothook\\b|Content-Type: multipart/mixed)");
    /// What virt-launcher, libvirt and qemu begin their lines with.
    private static final Pattern OWN_LINE =
            Pattern.compile("^(\\{\"|panic:|qemu-|libvirt|\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2})");

    private enum Inside {
        NOTHING,
        KEY,
        USER_DATA
    }

    private LogRedaction() {}

    static List<String> of(List<String> lines) {
        List<String> clean = new ArrayList<>();
        Inside inside = Inside.NOTHING;
        for (String line : lines) {
            if (inside == Inside.NOTHING && isEndOnly(line)) {
                dropKey(clean);
                continue;
            }
            Inside before = inside;
            inside = next(before, line);
            if (inside == Inside.NOTHING && before != Inside.KEY) {
                clean.add(Redaction.of(line));
            } else if (before == Inside.NOTHING) {
                clean.add(Redaction.MARK);
            }
        }
        return List.copyOf(clean);
    }

    private static boolean isEndOnly(String line) {
        return KEY_ENDS.matcher(line).find() && !KEY_BEGINS.matcher(line).find();
    }

    private static void dropKey(List<String> clean) {
        while (!clean.isEmpty()
                && (clean.getLast().equals(Redaction.MARK)
                        || KEY_PIECE.matcher(clean.getLast()).matches())) {
            clean.removeLast();
        }
        clean.add(Redaction.MARK);
    }

    private static Inside next(Inside before, String line) {
        return switch (before) {
            case KEY -> KEY_ENDS.matcher(line).find() ? Inside.NOTHING : Inside.KEY;
            case USER_DATA -> OWN_LINE.matcher(line).find() ? next(Inside.NOTHING, line) : Inside.USER_DATA;
            case NOTHING -> {
                if (KEY_BEGINS.matcher(line).find() && !KEY_ENDS.matcher(line).find()) {
                    yield Inside.KEY;
                }
                yield USER_DATA_BEGINS.matcher(line).find() ? Inside.USER_DATA : Inside.NOTHING;
            }
        };
    }
}

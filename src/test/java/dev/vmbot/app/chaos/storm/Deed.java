package dev.vmbot.app.chaos.storm;

import java.util.Random;

/// What somebody is about to do.
///
/// @param machines how many
/// @param restart of those that run; others are stopped
record Deed(Place place, Ask ask, int machines, boolean restart, Decision decision) {

    /// Where.
    enum Place {
        OPS("C0OPS"),
        DEV("C0DEV"),
        NIGHTLY("C0NIGHTLY"),
        DIRECT("");

        private final String channel;

        Place(String channel) {
            this.channel = channel;
        }

        String channel() {
            return channel;
        }
    }

    /// How the change is asked for.
    enum Ask {
        COMMAND,
        /// A mention; in the direct message just a message.
        MESSAGE
    }

    /// What becomes of the card.
    enum Decision {
        PRESS_APPROVE,
        TYPE_YES,
        /// As people do who do not see at once that it works.
        PRESS_APPROVE_TWICE,
        PRESS_CANCEL,
        TYPE_NO,
        /// Called off while it may already be at work.
        APPROVE_THEN_CANCEL;

        boolean isTyped() {
            return this == TYPE_YES || this == TYPE_NO;
        }

        boolean isNo() {
            return this == PRESS_CANCEL || this == TYPE_NO;
        }
    }

    static String machine(int number) {
        return "vm-%03d".formatted(number);
    }

    /// Approvals are more frequent than the rest, and one machine than three.
    static Deed any(Place place, Random random) {
        int chance = random.nextInt(100);
        Decision decision = chance < 40
                ? Decision.PRESS_APPROVE
                : chance < 75
                        ? Decision.TYPE_YES
                        : chance < 82
                                ? Decision.PRESS_APPROVE_TWICE
                                : chance < 88
                                        ? Decision.PRESS_CANCEL
                                        : chance < 94 ? Decision.TYPE_NO : Decision.APPROVE_THEN_CANCEL;
        return new Deed(
                place,
                random.nextBoolean() ? Ask.COMMAND : Ask.MESSAGE,
                random.nextInt(5) == 0 ? 3 : 1,
                random.nextBoolean(),
                decision);
    }
}

package dev.vmbot.slack.inbound;

import dev.vmbot.model.VmRef;
import dev.vmbot.slack.SlackGateway.Profile;
import java.util.Locale;
import java.util.Optional;

/// What the cases of [WhoMayDoWhatTest] differ in.
final class Case {

    static final String TEAM = "T0HOME";

    private Case() {}

    enum Who {
        MAPPED(Profile.Kind.MEMBER, ""),
        BY_EMAIL(Profile.Kind.MEMBER, ""),
        UNMAPPED(Profile.Kind.MEMBER, "I do not know who you are in the cluster"),
        GUEST(Profile.Kind.GUEST, "Guests cannot use this bot"),
        DEACTIVATED(Profile.Kind.DEACTIVATED, "This account is deactivated"),
        BOT(Profile.Kind.BOT, "Bots cannot use this bot"),
        OUTSIDER(Profile.Kind.MEMBER, "Only members of the bot's own workspace"),
        UNKNOWN_TO_SLACK(Profile.Kind.MEMBER, "Only members of the bot's own workspace");

        private final Profile.Kind kind;
        private final String refusal;

        Who(Profile.Kind kind, String refusal) {
            this.kind = kind;
            this.refusal = refusal;
        }

        String refusal() {
            return refusal;
        }

        boolean isMember() {
            return this == MAPPED || this == BY_EMAIL;
        }

        String id() {
            return "U0" + name().replace("_", "");
        }

        String team() {
            return this == OUTSIDER ? "T0OTHER" : TEAM;
        }

        Profile profile() {
            Optional<String> email = this == UNMAPPED ? Optional.empty() : Optional.of(name().toLowerCase(Locale.ROOT));
            return new Profile(id(), team(), Optional.empty(), email, kind);
        }
    }

    enum Right {
        NOTHING,
        READ,
        CHANGE
    }

    enum Surface {
        COMMAND,
        ALIAS,
        MENTION,
        /// A mention inside a thread.
        THREAD,
        DIRECT,
        /// Said in a channel to nobody.
        PHRASE,
        /// In the thread of a card.
        TYPED_YES,
        PRESS
    }

    enum Vm {
        THERE("prod/db-1"),
        ABSENT("prod/nowhere-7"),
        /// In a namespace in which nobody has a right.
        OUT_OF_SIGHT("vault/gold-1");

        private final String name;

        Vm(String name) {
            this.name = name;
        }

        VmRef ref() {
            String[] parts = name.split("/", -1);
            return new VmRef(parts[0], parts[1]);
        }
    }
}

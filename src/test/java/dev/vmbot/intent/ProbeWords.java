package dev.vmbot.intent;

import java.util.List;
import java.util.Map;

/// Ways to say things, made up without regard to what any reader knows. `$V` stands for the verb, `$N` for a VM's name,
/// `$S` for a namespace, `$X` for what is spared.
final class ProbeWords {

    private ProbeWords() {}

    static final Map<String, List<String>> VERBS = Map.of(
            "stop", List.of("stop", "shut down", "power off", "halt", "turn off"),
            "start", List.of("start", "boot", "power on", "bring up", "turn on"),
            "restart", List.of("restart", "reboot", "bounce", "power-cycle"));

    static final List<String> NAMES = List.of("web-1", "db-2", "cart-01", "alpha", "mailer", "grafana-hq");

    /// Namespaces, most of which are ordinary words.
    static final List<String> NAMESPACES = List.of(
            "team", "pay", "mon", "new", "data", "prod", "staging", "qa", "edge", "web", "test", "main", "live", "old",
            "core");

    static final List<String> PLACED = List.of(
            "$V $N in $S",
            "$V $N -n $S",
            "$V $N --namespace $S",
            "$V $N --namespace=$S",
            "$V $S/$N",
            "$V $N (in $S)",
            "$V $N ($S)",
            "$V $N, namespace $S",
            "$V $N, $S namespace",
            "$V $N in the $S namespace",
            "$V $N in namespace $S",
            "$V $N from $S",
            "$V $N of $S",
            "in $S, $V $N",
            "in $S: $V $N",
            "$V $N ns=$S",
            "$V $N ns: $S",
            "$V $N ns $S",
            "$V $N on $S",
            "$V $N at $S",
            "$V $N within $S",
            "$V $N inside $S",
            "namespace $S: $V $N",
            "for namespace $S: $V $N",
            "$V $N in `$S`",
            "$V $N in project $S",
            "$V $N in *$S*",
            "$V $N \u2014namespace $S",
            "$V $N over in $S");

    static final List<String> ODDLY_PLACED = List.of(
            "$S: $V $N",
            "$V $N, it is in $S",
            "$V $N, it lives in $S",
            "oc project $S\n$V $N",
            "$V $N [$S]",
            "$V $S's $N",
            "$V the $N that is in $S");

    static final List<String> MANY =
            List.of("all vms in $S", "everything in $S", "all in $S", "every vm in $S", "web-* in $S");

    static final List<String> JOINED =
            List.of(", ", " ", "; ", ". ", " - ", " \u2014 ", ", and ", ", but ", "\n", " (");

    static final List<String> SPARED = List.of(
            "but don't stop $X",
            "but do not touch $X",
            "hands off $X",
            "$X must stay up",
            "$X has to stay up",
            "$X stays",
            "$X stays on",
            "$X should keep running",
            "except $X",
            "except for $X",
            "but not $X",
            "excluding $X",
            "apart from $X",
            "other than $X",
            "without $X",
            "minus $X",
            "save $X",
            "bar $X",
            "leave $X alone",
            "leave $X running",
            "keep $X",
            "keep $X up",
            "we still need $X",
            "we need $X",
            "$X is still needed",
            "$X is off limits",
            "$X is in use",
            "spare $X",
            "skip $X",
            "ignore $X",
            "not $X",
            "never $X",
            "$X is exempt",
            "$X excluded",
            "with the exception of $X",
            "don't you dare touch $X",
            "$X is sacred",
            "$X I want to keep",
            "let $X live",
            "let $X run",
            "protect $X",
            "$X not included",
            "mind $X",
            "watch out for $X",
            "$X is production",
            "$X is the exception",
            "just not $X",
            "only not $X",
            "nobody touches $X",
            "$X survives",
            "omit $X",
            "unless it is $X",
            "besides $X",
            "no touching $X",
            "keep your hands off $X",
            "stay away from $X",
            "$X can stay",
            "$X belongs to finance",
            "i am using $X",
            "Anna works on $X",
            "$X runs the demo",
            "except $X and the jump host",
            "$X and the jump host must stay up",
            "but $X has to survive");

    static final List<String> GUARDS = List.of(
            "if web-02 is up",
            "unless Anna objects",
            "once the backup is done",
            "when the queue is empty",
            "as the last one leaves",
            "barring objections",
            "if nobody minds",
            "provided it is idle",
            "after the deploy",
            "before the audit",
            "as soon as Bob agrees",
            "assuming it is safe",
            "if the build fails",
            "only if Kim says so",
            "pending approval",
            "subject to approval",
            "in case it hangs",
            "until the fix is out",
            "while nobody is looking",
            "given that QA is done",
            "should it hang",
            "if db-9 fails",
            "on condition that it is idle",
            "when I say so",
            "the moment traffic drops",
            "following the release",
            "if approved",
            "upon approval",
            "if it hangs again");

    static final List<String> TIMES = List.of(
            "tonight",
            "tomorrow",
            "at 18:00",
            "at 6pm",
            "in 2 hours",
            "in 10 min",
            "on Monday",
            "every night",
            "next week",
            "later",
            "at noon",
            "in half an hour",
            "on 2026-12-24",
            "after work",
            "daily at 8",
            "this evening",
            "around 5",
            "by 5pm",
            "at midnight",
            "for 2 hours",
            "<!date^1800000000^{date}|soon>",
            "at 0800",
            "in a bit",
            "twice",
            "18:00",
            "3 times",
            "from 8 to 9",
            "at 7 o'clock",
            "tonite",
            "in 30");

    static final List<String> BEFORE = List.of(
            "",
            "please ",
            "could you please ",
            "hey, ",
            "can you ",
            "pls ",
            "hi bot, ",
            "I need you to ",
            "go ahead and ",
            "kindly ");

    static final List<String> BEHIND =
            List.of("", " please", " thanks", ", thx", " asap", " now", "!", " :pray:", " when you get a chance", ".");
}

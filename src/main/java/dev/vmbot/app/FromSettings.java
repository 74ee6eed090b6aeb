package dev.vmbot.app;

import dev.vmbot.access.Identities;
import dev.vmbot.config.Settings;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.desk.RequestDesk;
import dev.vmbot.slack.inbound.Allowance;
import dev.vmbot.slack.inbound.ChannelRules;
import java.util.Map;
import java.util.stream.Collectors;

/// What the settings say, in the words of the rooms that go by it: these know no settings.
final class FromSettings {

    private FromSettings() {}

    static Identities.Rules identityRules(Settings settings) {
        Settings.IdentitySettings identity = settings.identity();
        return new Identities.Rules(
                identity.users(), identity.email(), identity.groups(), identity.userPrefix(), identity.groupPrefix());
    }

    static RequestDesk.Terms terms(Settings settings) {
        Settings.Operations operations = settings.operations();
        return new RequestDesk.Terms(
                operations.approvalTtl(),
                operations.maxTargets(),
                new Request.Limits(
                        operations.startTimeout(),
                        operations.stopMargin(),
                        operations.restartPause(),
                        settings.forceStop()));
    }

    static Allowance.Limits requestLimits(Settings settings) {
        Settings.RequestsPerMinute most = settings.operations().requestsPerMinute();
        return new Allowance.Limits(most.person(), most.channel());
    }

    static ChannelRules channelRules(Settings settings) {
        return new ChannelRules(settings.channels().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new ChannelRules.Rule(
                                entry.getValue().namespace(), entry.getValue().listen()))));
    }
}

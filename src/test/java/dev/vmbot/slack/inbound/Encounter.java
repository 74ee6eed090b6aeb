package dev.vmbot.slack.inbound;

import com.slack.api.Slack;
import dev.vmbot.access.Identification;
import dev.vmbot.access.Identities;
import dev.vmbot.access.Identity;
import dev.vmbot.access.Permission;
import dev.vmbot.access.Rights;
import dev.vmbot.cluster.ClusterException;
import dev.vmbot.cluster.FakeVirtualMachines;
import dev.vmbot.cluster.Picture;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.intent.Interpreter;
import dev.vmbot.inventory.VisibleVms;
import dev.vmbot.inventory.VmReadings;
import dev.vmbot.model.Action;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.InMemoryOperationStore;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Operation;
import dev.vmbot.operation.OperationState;
import dev.vmbot.operation.OperationState.Approved;
import dev.vmbot.operation.OperationState.Executing;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.RequestBuilder;
import dev.vmbot.operation.Result;
import dev.vmbot.operation.Story;
import dev.vmbot.operation.TargetProgress;
import dev.vmbot.operation.desk.ApprovalDesk;
import dev.vmbot.operation.desk.RequestDesk;
import dev.vmbot.operation.execution.FreshPresses;
import dev.vmbot.operation.findings.Checkup;
import dev.vmbot.slack.FakeGateway;
import dev.vmbot.slack.Posting;
import dev.vmbot.slack.SlackDirectory;
import dev.vmbot.slack.SlackException;
import dev.vmbot.slack.SlackGateway;
import dev.vmbot.slack.web.SlackClients;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One person meets the bot's whole Slack side once; behind it the real desks, on a cluster and a store in memory.
final class Encounter {

    private static final SlackGateway.Bot BOT = new SlackGateway.Bot(Case.TEAM, "U0VMBOT", Optional.empty());
    private static final Interpreter INTERPRETER = new Interpreter(BOT.user());
    private static final Slack SLACK = SlackClients.open(URI.create("http://127.0.0.1:1/api/"));

    private final Case.Who who;
    private final Case.Right right;
    private final Case.Vm vm;
    private final InMemoryOperationStore store = new InMemoryOperationStore();
    private final FakeVirtualMachines machines = new FakeVirtualMachines();
    private final FakeGateway gateway = new FakeGateway();
    private final Knock knock;

    Encounter(Case.Who who, Case.Right right, Case.Vm vm) {
        this.who = who;
        this.right = right;
        this.vm = vm;
        for (VmRef ref : List.of(Case.Vm.THERE.ref(), Case.Vm.OUT_OF_SIGHT.ref())) {
            machines.show(Picture.of(RunStrategy.ALWAYS)
                    .shown("Running")
                    .running("run-1")
                    .named(ref));
        }
        if (who != Case.Who.UNKNOWN_TO_SLACK) {
            gateway.know(who.profile());
        }
        knock = new Knock(SlackApp.of(SLACK, reception()), who);
    }

    Encounter withoutTheVm() {
        machines.remove(vm.ref());
        return this;
    }

    private Reception reception() {
        var clock = new ManualClock(Story.NOW);
        var directory = new SlackDirectory(gateway, BOT, Set.of());
        var identities = new Identities(
                directory, new Identities.Rules(Map.of(Case.Who.MAPPED.id(), "mapped"), true, Map.of(), "", ""));
        var rights = new Rights(identities, this::allows);
        var visible = new VisibleVms(machines, machines, this::allows);
        var useCases = new UseCases(
                INTERPRETER::interpret,
                identities::findStranger,
                person -> known(identities, visible, person),
                new RequestDesk(
                        rights, visible, store, clock, new RequestDesk.Terms(Story.APPROVAL_TTL, 50, Story.LIMITS)),
                new ApprovalDesk(store, rights, machines, new FreshPresses(), clock),
                new VmReadings(identities, visible),
                (_, _, _) -> new Checkup(List.of(), Optional.empty()));
        return new Reception(
                new Reception.Counterpart(gateway, BOT, directory, new Posting(gateway, store, _ -> {})),
                useCases,
                store,
                new ChannelRules(Map.of()),
                new Reception.Engine(new AtOnce(), clock, _ -> {}));
    }

    private boolean allows(Identity identity, Permission permission) {
        boolean open = permission.namespace().equals("prod");
        return open
                && switch (right) {
                    case NOTHING -> false;
                    case READ -> permission.verb().equals("get");
                    case CHANGE -> true;
                };
    }

    private static KnownVms known(Identities identities, VisibleVms visible, Person person) {
        return name -> switch (identities.identify(person)) {
            case Identification.Known(Identity identity) -> visible.namespacesOf(name, identity);
            case Identification.Unknown _ -> Set.of();
        };
    }

    /// @return what was said to anybody
    List<String> happen(Case.Surface surface) {
        String request = "stop " + vm.ref();
        switch (surface) {
            case COMMAND -> knock.command("/vm", request);
            case ALIAS -> knock.command("/vm-lifecycle-manager", request);
            case MENTION -> knock.event("app_mention", "channel", Knock.OPS, "", "<@U0VMBOT> " + request);
            case THREAD ->
                knock.event("app_mention", "channel", Knock.OPS, "1600000000.000100", "<@U0VMBOT> " + request);
            case DIRECT -> knock.event("message", "im", "D" + who.id(), "", request);
            case PHRASE ->
                knock.event(
                        "message",
                        "channel",
                        Knock.OPS,
                        "",
                        "please stop the VM %s in namespace %s"
                                .formatted(vm.ref().name(), vm.ref().namespace()));
            case TYPED_YES -> {
                openCard();
                knock.event("message", "channel", Knock.OPS, Knock.CARD_TS, "yes");
            }
            case PRESS -> {
                openCard();
                knock.press();
            }
        }
        return told();
    }

    List<String> command(String text) {
        knock.command("/vm", text);
        return told();
    }

    List<String> mention(String text) {
        knock.event("app_mention", "channel", Knock.OPS, "", "<@U0VMBOT> " + text);
        return told();
    }

    /// A command where the bot is no member.
    List<String> commandWhereItCannotPost(String text) {
        gateway.close("C0LOBBY");
        knock.command("C0LOBBY", "/vm", text);
        return told();
    }

    /// A command in the direct message of two people.
    List<String> commandBetweenOthers(String text) {
        knock.command("D0OTHERS", "/vm", text);
        return told();
    }

    /// A request in the person's direct message, which takes no message just now.
    List<String> requestWhereSlackTakesNothing() {
        gateway.fill("D" + who.id());
        return happen(Case.Surface.DIRECT);
    }

    /// A request that is stored, and the cluster is away when its card stands.
    List<String> requestWhoseCardIsNotRemembered() {
        store.beforeNextSave(() -> {
            throw new ClusterException(ClusterException.Reason.TIMEOUT, 0, "");
        });
        return happen(Case.Surface.MENTION);
    }

    /// A mention in a channel that another workspace reads too.
    List<String> mentionInSharedChannel(String text) {
        gateway.shareAll();
        knock.event("app_mention", "channel", Knock.OPS, "", "<@U0VMBOT> " + text);
        return told();
    }

    /// @return people with whom the bot has opened a direct message
    List<String> opened() {
        return gateway.opened();
    }

    private List<String> told() {
        return gateway.sent().stream().map(sent -> sent.card().text()).toList();
    }

    long newOperations() {
        return store.list().stream()
                .filter(operation -> !operation.id().equals(Story.id(0)))
                .count();
    }

    long cancellations() {
        return store.list().stream()
                .filter(operation -> operation.state().phase().equals("Cancelled"))
                .count();
    }

    long approvals() {
        return store.list().stream()
                .filter(operation -> operation.state() instanceof OperationState.Approved)
                .count();
    }

    /// In the thread of a card of two VMs, the first of which is being stopped.
    List<String> sayUnderABatchUnderWay(String text) {
        Person asker = new Person(Case.TEAM, Case.Who.MAPPED.id());
        Operation batch = card(Case.Vm.THERE.ref(), Case.Vm.ABSENT.ref());
        Executing begun = new Approved(asker, Story.NOW).begin(batch.request(), Story.NOW);
        TargetProgress pending = begun.targets().getFirst();
        TargetProgress stopping = pending.enter(TargetProgress.Step.STOPPING, Story.NOW);
        store.create(batch.with(begun.with(0, stopping, Story.NOW)));
        knock.event("message", "channel", Knock.OPS, Knock.CARD_TS, text);
        return told();
    }

    /// In the thread of a card of which this replica has heard nothing yet.
    List<String> sayUnderACardFromElsewhere(String text) {
        openCard();
        gateway.showCard(Story.id(0), new Operation.Card(Knock.OPS, Knock.CARD_TS));
        store.unwatch();
        knock.event("message", "channel", Knock.OPS, Knock.CARD_TS, text);
        store.watchAgain();
        return told();
    }

    /// In the thread of a card whose poster died before it stored where it is.
    List<String> sayUnderACardThatIsNotStored(String text) {
        Operation stored = card(vm.ref());
        store.create(Operation.proposed(stored.id(), stored.request()));
        gateway.showCard(Story.id(0), new Operation.Card(Knock.OPS, Knock.CARD_TS));
        return sayInAnyThread(text);
    }

    /// In a thread of which nothing is known here.
    List<String> sayInAnyThread(String text) {
        knock.event("message", "channel", Knock.OPS, Knock.CARD_TS, text);
        return told();
    }

    /// Slack says nothing about any thread.
    Encounter withThreadsUnread() {
        for (int time = 0; time < 4; time++) {
            gateway.failNext("thread", SlackException.Reason.UNCERTAIN, Duration.ZERO);
        }
        return this;
    }

    /// The bot fails inside while it takes what is typed under a card.
    List<String> sayUnderACardWhileItFails(String text) {
        openCard();
        store.afterNextList(() -> {
            throw new IllegalStateException("as ordered");
        });
        return sayInAnyThread(text);
    }

    /// What became of each VM of the card.
    List<Optional<Result>> results() {
        return store.find(Story.id(0)).orElseThrow().state() instanceof Executing executing
                ? executing.targets().stream().map(TargetProgress::result).toList()
                : List.of();
    }

    private void openCard() {
        store.create(card(vm.ref()));
    }

    private static Operation card(VmRef... vms) {
        Person asker = new Person(Case.TEAM, Case.Who.MAPPED.id());
        Request request = RequestBuilder.of(
                        Action.STOP, Arrays.stream(vms).map(Story::target).toList())
                .requester(new Request.Requester(asker, Story.ANNA))
                .place(new Request.Place(Knock.OPS, ""))
                .build();
        return Operation.proposed(Story.id(0), request).with(new Operation.Card(Knock.OPS, Knock.CARD_TS));
    }

    /// Everything has happened when a delivery has been taken.
    private static final class AtOnce extends EndlessExecutor {

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}

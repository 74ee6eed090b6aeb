package dev.vmbot.kube.operation;

import dev.vmbot.access.Identity;
import dev.vmbot.cluster.RunStrategy;
import dev.vmbot.model.Action;
import dev.vmbot.model.Person;
import dev.vmbot.model.Prospects.Offer;
import dev.vmbot.model.Selector;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.Request;
import dev.vmbot.operation.TargetVm;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Between what was asked for and the `spec`.
final class SpecMapping {

    private SpecMapping() {}

    static OperationSpec write(Request request) {
        return new OperationSpec(
                VirtualMachineOperation.SCHEMA_VERSION,
                request.action().verb(),
                summary(request.targets()),
                request.targets().stream().map(SpecMapping::write).toList(),
                request.already().stream().map(SpecMapping::named).toList(),
                request.selection().map(SpecMapping::write).orElse(null),
                request.force(),
                request.reason().orElse(null),
                request.remedy().map(Offer::name).orElse(null),
                write(request.requester()),
                new OperationSpec.Place(
                        request.place().channel(), request.place().thread()),
                request.createdAt().toString(),
                request.deadline().toString(),
                write(request.limits()));
    }

    private static String summary(List<TargetVm> targets) {
        return targets.size() == 1 ? targets.getFirst().ref().toString() : targets.size() + " VMs";
    }

    private static OperationSpec.Selection write(Request.Selection selection) {
        return new OperationSpec.Selection(
                selection.by().map(SpecMapping::write).orElse(null),
                selection.leftOut().stream().map(SpecMapping::named).toList(),
                selection.most());
    }

    private static OperationSpec.By write(Selector by) {
        return new OperationSpec.By(by.labels().orElse(null), by.patterns(), by.except());
    }

    private static Request.Selection read(OperationSpec.Selection selection) {
        return new Request.Selection(
                Optional.ofNullable(selection.by()).map(SpecMapping::read),
                named(selection.leftOut()),
                selection.most());
    }

    private static Selector read(OperationSpec.By by) {
        Optional<String> labels = Optional.ofNullable(by.labels()).filter(text -> !text.isEmpty());
        List<String> patterns = Objects.requireNonNullElse(by.patterns(), List.of());
        List<String> except = Objects.requireNonNullElse(by.except(), List.of());
        return new Selector(labels, patterns, labels.isEmpty() && patterns.isEmpty(), except);
    }

    private static OperationSpec.Target write(TargetVm target) {
        return new OperationSpec.Target(
                target.ref().namespace(),
                target.ref().name(),
                target.uid(),
                target.strategy().word(),
                target.state(),
                target.circumstances().stream().map(CircumstanceMapping::write).toList());
    }

    private static OperationSpec.Requester write(Request.Requester requester) {
        return new OperationSpec.Requester(
                requester.identity().user(),
                requester.identity().groups(),
                requester.person().team(),
                requester.person().user());
    }

    private static OperationSpec.Limits write(Request.Limits limits) {
        return new OperationSpec.Limits(
                limits.start().toString(),
                limits.stopMargin().toString(),
                limits.restartPause().toString(),
                limits.forcedStop());
    }

    static Request read(OperationSpec spec) {
        Field.requireKnownSchema(spec.schemaVersion(), "spec.schemaVersion");
        var place = Field.require(spec.place(), "spec.place");
        return new Request(
                action(Field.require(spec.action(), "spec.action")),
                Field.require(spec.targets(), "spec.targets").stream()
                        .map(SpecMapping::read)
                        .toList(),
                named(spec.already()),
                Optional.ofNullable(spec.selection()).map(SpecMapping::read),
                spec.force(),
                Optional.ofNullable(spec.reason()).filter(why -> !why.isEmpty()),
                Optional.ofNullable(spec.remedy()).map(remedy -> Field.constant(Offer.class, remedy, "spec.remedy")),
                read(Field.require(spec.requester(), "spec.requester")),
                new Request.Place(Field.require(place.channel(), "spec.place.channel"), Field.orEmpty(place.thread())),
                Field.time(spec.createdAt(), "spec.createdAt"),
                Field.time(spec.deadline(), "spec.deadline"),
                read(Field.require(spec.limits(), "spec.limits")));
    }

    private static OperationSpec.Named named(VmRef vm) {
        return new OperationSpec.Named(vm.namespace(), vm.name());
    }

    private static List<VmRef> named(@Nullable List<OperationSpec.Named> stored) {
        return stored == null
                ? List.of()
                : stored.stream().map(SpecMapping::read).toList();
    }

    private static VmRef read(OperationSpec.Named vm) {
        return new VmRef(
                Field.require(vm.namespace(), "namespace of a VM in spec"),
                Field.require(vm.name(), "name of a VM in spec"));
    }

    private static Action action(String verb) {
        return Arrays.stream(Action.values())
                .filter(action -> action.verb().equals(verb))
                .findFirst()
                .orElseThrow(() -> new UnreadableOperationException("spec.action is not known: " + verb));
    }

    private static TargetVm read(OperationSpec.Target target) {
        return new TargetVm(
                new VmRef(
                        Field.require(target.namespace(), "spec.targets.namespace"),
                        Field.require(target.name(), "spec.targets.name")),
                Field.require(target.uid(), "spec.targets.uid"),
                RunStrategy.of(Field.orEmpty(target.runStrategy())),
                Field.orEmpty(target.state()),
                CircumstanceMapping.read(target.circumstances()));
    }

    private static Request.Requester read(OperationSpec.Requester requester) {
        return new Request.Requester(
                new Person(
                        Field.require(requester.team(), "spec.requester.team"),
                        Field.require(requester.user(), "spec.requester.user")),
                new Identity(
                        Field.require(requester.name(), "spec.requester.name"),
                        Field.require(requester.groups(), "spec.requester.groups")));
    }

    private static Request.Limits read(OperationSpec.Limits limits) {
        return new Request.Limits(
                Field.duration(limits.start(), "spec.limits.start"),
                Field.duration(limits.stopMargin(), "spec.limits.stopMargin"),
                Field.duration(limits.restartPause(), "spec.limits.restartPause"),
                limits.forcedStop());
    }
}

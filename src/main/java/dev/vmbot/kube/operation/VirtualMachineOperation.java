package dev.vmbot.kube.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/// The stored form of an operation. Its CRD is generated from this class.
@Group(VirtualMachineOperation.GROUP)
@Version("v1")
@Kind("VirtualMachineOperation")
@Plural(VirtualMachineOperation.PLURAL)
@Singular("virtualmachineoperation")
@ShortNames("vmop")
@AdditionalPrinterColumn(name = "Action", jsonPath = ".spec.action", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Targets", jsonPath = ".spec.summary", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Requester",
        jsonPath = ".spec.requester.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class VirtualMachineOperation extends CustomResource<OperationSpec, OperationStatus>
        implements Namespaced {

    public static final String GROUP = "vmbot.dev";
    public static final String PLURAL = "virtualmachineoperations";

    /// Of spec and status alike; grows with a change that an older release would misread.
    static final int SCHEMA_VERSION = 1;
}

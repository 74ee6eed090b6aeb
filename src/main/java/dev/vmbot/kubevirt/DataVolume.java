package dev.vmbot.kubevirt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/// `cdi.kubevirt.io/v1beta1` DataVolume: a disk that is being, or has been, filled. A cluster may do without CDI, and
/// then has no such API. For reading only.
@Group("cdi.kubevirt.io")
@Version("v1beta1")
@Kind("DataVolume")
@Plural("datavolumes")
@Singular("datavolume")
@JsonIgnoreProperties(ignoreUnknown = true)
public final class DataVolume extends CustomResource<Void, DataVolumeStatus> implements Namespaced {}

package dev.vmbot.diagnosis.evidence;

import dev.vmbot.model.VmRef;

/// Port: collects what can be known about a VM now.
public interface EvidenceSource {

    /// Never throws for what the cluster does: a part that is forbidden, slow or failing is noted in
    /// [Evidence#coverage], and the rest is there. Returns within a few seconds in any case.
    ///
    /// @param reader what the person who gets to see it may read
    Evidence gather(VmRef vm, Reader reader);
}

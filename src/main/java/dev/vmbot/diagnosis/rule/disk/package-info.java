/// What keeps a VM from having its disks, in the order in which a disk comes to be: a StorageClass, a claim with a
/// volume behind it, a DataVolume that begins, content that arrives; and at last a volume that its node can reach.
///
/// CDI fills another claim than the one that the VM names, and hands its volume over at the end. So a claim that is
/// pending says nothing while its DataVolume is at work, and a rule about a claim asks for that first.
@NullMarked
package dev.vmbot.diagnosis.rule.disk;

import org.jspecify.annotations.NullMarked;

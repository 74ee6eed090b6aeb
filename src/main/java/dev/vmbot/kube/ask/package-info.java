/// What KubeVirt is asked to do, and what its answers mean.
@NullMarked
package dev.vmbot.kube.ask;

import org.jspecify.annotations.NullMarked;

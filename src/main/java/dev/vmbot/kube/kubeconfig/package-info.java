/// What the files of `KUBECONFIG` say: where the cluster is, and who the bot is there.
@NullMarked
package dev.vmbot.kube.kubeconfig;

import org.jspecify.annotations.NullMarked;

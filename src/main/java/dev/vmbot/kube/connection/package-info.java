/// The connection to a cluster: where it is, who the bot is there, how long a request may take, what its failure means,
/// and watches that are begun anew whatever ends them. Knows no resource of its own.
@NullMarked
package dev.vmbot.kube.connection;

import org.jspecify.annotations.NullMarked;

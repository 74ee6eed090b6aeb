/// The ports that the bot itself listens on: for Slack, and for the kubelet and Prometheus.
///
/// On Netty's HTTP codec, which takes no thread for a connection that waits. What Netty leaves to its users is here:
/// how long a request may take in all, how many connections there may be, how much they may hold, and who has to go
/// when that is too much.
@NullMarked
package dev.vmbot.http;

import org.jspecify.annotations.NullMarked;

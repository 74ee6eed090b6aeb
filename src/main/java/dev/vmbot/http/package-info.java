/// The ports that the bot itself listens on: for Slack, and for the kubelet and Prometheus.
@NullMarked
package dev.vmbot.http;

import org.jspecify.annotations.NullMarked;

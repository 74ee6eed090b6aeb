/// Who may do what. A person in Slack becomes a Kubernetes user with groups ([dev.vmbot.access.Identities]);
/// whether that user may do a thing is asked of the cluster's own authorizer, as that user
/// ([dev.vmbot.access.Reviewer]). No rule of our own stands beside RBAC.
@NullMarked
package dev.vmbot.access;

import org.jspecify.annotations.NullMarked;

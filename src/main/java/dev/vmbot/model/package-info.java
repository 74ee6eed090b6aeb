/// The vocabulary that every room shares: which VM, which person, what is asked, what was found.
///
/// Values only, on nothing but the JDK. What stands here has been checked: a [dev.vmbot.model.VmRef] is a name that
/// Kubernetes could hold, so no later room has to ask again.
@NullMarked
package dev.vmbot.model;

import org.jspecify.annotations.NullMarked;

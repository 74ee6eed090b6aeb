@NullMarked
package dev.vmbot.app;

import org.jspecify.annotations.NullMarked;

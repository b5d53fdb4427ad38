/// Puts the house together: reads the configuration, chooses the adapters, wires the use cases, and
/// holds the commands.
@NullMarked
package dev.ava.bootstrap;

import org.jspecify.annotations.NullMarked;

/// The simulator: a phone to talk to Ava with, the part of Meta that stands between the two, and
/// the developer pages.
@NullMarked
package dev.ava.simulator;

import org.jspecify.annotations.NullMarked;

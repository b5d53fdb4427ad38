/// The out-ports of the context: what it needs from the outside, in its own words.
@NullMarked
package dev.ava.domain.preferences.port;

import org.jspecify.annotations.NullMarked;

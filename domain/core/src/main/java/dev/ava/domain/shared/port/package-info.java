/// The out-ports that every context needs, and the one family of failures that out-ports throw.
@NullMarked
package dev.ava.domain.shared.port;

import org.jspecify.annotations.NullMarked;

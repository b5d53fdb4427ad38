/// Whether an installation is set up right: what is examined, what was found, and what follows.
@NullMarked
package dev.ava.domain.diagnosis;

import org.jspecify.annotations.NullMarked;

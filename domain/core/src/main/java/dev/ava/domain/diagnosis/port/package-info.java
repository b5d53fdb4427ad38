/// What a diagnosis needs from outside.
@NullMarked
package dev.ava.domain.diagnosis.port;

import org.jspecify.annotations.NullMarked;

/// Tests of the model of the context.
@NullMarked
package dev.ava.domain.preferences;

import org.jspecify.annotations.NullMarked;

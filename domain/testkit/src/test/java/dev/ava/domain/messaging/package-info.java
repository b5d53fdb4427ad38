/// Tests of the model of the context.
@NullMarked
package dev.ava.domain.messaging;

import org.jspecify.annotations.NullMarked;

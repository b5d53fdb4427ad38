/// Tests of the model of the context.
@NullMarked
package dev.ava.domain.avatar;

import org.jspecify.annotations.NullMarked;

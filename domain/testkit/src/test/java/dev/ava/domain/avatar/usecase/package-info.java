/// Tests of the use cases of the context, with real services on fakes.
@NullMarked
package dev.ava.domain.avatar.usecase;

import org.jspecify.annotations.NullMarked;

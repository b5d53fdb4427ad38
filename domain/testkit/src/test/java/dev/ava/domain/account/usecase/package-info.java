/// Tests of the use cases of the context, with real services on fakes.
@NullMarked
package dev.ava.domain.account.usecase;

import org.jspecify.annotations.NullMarked;

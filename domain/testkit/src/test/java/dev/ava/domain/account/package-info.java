/// Tests of the model of the context.
@NullMarked
package dev.ava.domain.account;

import org.jspecify.annotations.NullMarked;

/// Tests of the use case of diagnosis.
@NullMarked
package dev.ava.domain.diagnosis.usecase;

import org.jspecify.annotations.NullMarked;

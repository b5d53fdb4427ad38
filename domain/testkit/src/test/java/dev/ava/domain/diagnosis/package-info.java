/// Tests of the model of diagnosis.
@NullMarked
package dev.ava.domain.diagnosis;

import org.jspecify.annotations.NullMarked;

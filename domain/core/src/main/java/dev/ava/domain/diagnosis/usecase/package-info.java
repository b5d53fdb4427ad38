/// What the operator can do to find out whether an installation is set up right.
@NullMarked
package dev.ava.domain.diagnosis.usecase;

import org.jspecify.annotations.NullMarked;

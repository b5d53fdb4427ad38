/// Classes that break the rules for the domain, to prove that the rules can fail.
@NullMarked
package dev.ava.domain.offenders.usecase;

import org.jspecify.annotations.NullMarked;

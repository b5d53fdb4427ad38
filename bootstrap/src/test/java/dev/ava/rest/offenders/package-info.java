/// Classes that break the rules for adapters, to prove that the rules can fail.
@NullMarked
package dev.ava.rest.offenders;

import org.jspecify.annotations.NullMarked;

/// Measures Ava beside its peers on the machine at hand; see docs/benchmarks.md.
@NullMarked
package dev.ava.bench;

import org.jspecify.annotations.NullMarked;

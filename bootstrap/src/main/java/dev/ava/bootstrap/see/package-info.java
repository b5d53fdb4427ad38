/// What Ava lets be seen of itself: messages followed in log and traces, metrics, errors reported.
@NullMarked
package dev.ava.bootstrap.see;

import org.jspecify.annotations.NullMarked;

/// One abstract contract per out-port: the tests that every implementation of the port must pass.
@NullMarked
package dev.ava.testkit.contract;

import org.jspecify.annotations.NullMarked;

/// Every contract on its fake.
@NullMarked
package dev.ava.testkit;

import org.jspecify.annotations.NullMarked;

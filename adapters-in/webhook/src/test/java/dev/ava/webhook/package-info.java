/// Tests of the webhook over real HTTP, with a fake in-port behind it.
@NullMarked
package dev.ava.webhook;

import org.jspecify.annotations.NullMarked;

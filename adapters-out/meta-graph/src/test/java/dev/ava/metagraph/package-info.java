/// Tests of sending against a server that plays Meta, well or badly.
@NullMarked
package dev.ava.metagraph;

import org.jspecify.annotations.NullMarked;

/// Tests of the REST adapter: the real controllers over real HTTP, on hand-written in-ports.
@NullMarked
package dev.ava.rest;

import org.jspecify.annotations.NullMarked;

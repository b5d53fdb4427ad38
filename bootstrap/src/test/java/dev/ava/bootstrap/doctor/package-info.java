/// Tests of the diagnosis on the command line.
@NullMarked
package dev.ava.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;

/// The command that says whether an installation is set up right.
@NullMarked
package dev.ava.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;

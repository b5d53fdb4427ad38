/// The sign-in: who may call, and the tokens that say so.
@NullMarked
package dev.ava.auth;

import org.jspecify.annotations.NullMarked;

/// Accounts: who may sign in, and the session a sign-in grants.
@NullMarked
package dev.ava.domain.account;

import org.jspecify.annotations.NullMarked;

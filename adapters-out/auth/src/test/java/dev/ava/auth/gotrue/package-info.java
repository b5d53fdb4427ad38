/// A stand-in for Supabase Auth, for tests here and for those of a whole Ava.
@NullMarked
package dev.ava.auth.gotrue;

import org.jspecify.annotations.NullMarked;

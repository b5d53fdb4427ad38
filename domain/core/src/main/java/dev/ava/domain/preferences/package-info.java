/// Preferences: the WhatsApp number a user links, and the aliases under which WhatsApp knows the
/// person.
@NullMarked
package dev.ava.domain.preferences;

import org.jspecify.annotations.NullMarked;

package dev.ava.domain.preferences.port;

import dev.ava.domain.preferences.LinkCode;

/// The source of new link codes, which nobody can foresee. Thread-safe.
public interface LinkCodes {
  LinkCode next();
}

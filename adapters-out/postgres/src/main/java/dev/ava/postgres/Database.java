package dev.ava.postgres;

/// The database that Ava works on: it accepts connections from the moment the bean exists.
interface Database {
  DatabaseAddress address();
}

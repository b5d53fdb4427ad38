package dev.ava.auth.gotrue;

import java.util.UUID;

/// The table `auth.users` of the project's database, which Supabase Auth writes.
public interface UserTable {
  /// A table that keeps nothing.
  UserTable NONE =
      new UserTable() {
        @Override
        public void add(UUID id, String email) {}

        @Override
        public void remove(UUID id) {}
      };

  void add(UUID id, String email);

  void remove(UUID id);
}

package dev.ava.bootstrap;

import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.auth.gotrue.UserTable;
import dev.ava.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;

/// Who signs people in while scenarios run: Ava itself, or with
/// `-Dava.test.sign-in=supabase-stub` a stand-in for Supabase Auth, which checks every call and
/// writes its users to the same database.
interface TestSignIn extends AutoCloseable {
  /// The environment variables that choose it.
  Map<String, String> variables();

  @Override
  void close();

  /// Whether the built-in sign-in is tried.
  static boolean isBuiltIn() {
    return switch (System.getProperty("ava.test.sign-in", "")) {
      case "", "local" -> true;
      case "supabase-stub" -> false;
      default -> throw new IllegalArgumentException("ava.test.sign-in is local or supabase-stub");
    };
  }

  /// What the property asks for.
  static TestSignIn chosen(TestDatabase database) {
    return isBuiltIn() ? new BuiltIn() : new Supabase(database);
  }

  /// The built-in sign-in.
  record BuiltIn() implements TestSignIn {
    @Override
    public Map<String, String> variables() {
      return Map.of("AVA_SIGN_IN", "local");
    }

    @Override
    public void close() {}
  }

  /// The stand-in for Supabase Auth.
  record Supabase(GotrueStub gotrue) implements TestSignIn {
    Supabase(TestDatabase database) {
      this(new GotrueStub(new AuthUsers(database)));
    }

    @Override
    public Map<String, String> variables() {
      var variables = new HashMap<String, String>();
      variables.put("AVA_SIGN_IN", "supabase");
      variables.put("SUPABASE_URL", gotrue.url());
      variables.put("SUPABASE_ANON_KEY", "sb_publishable_of_the_tests");
      variables.put("SUPABASE_SERVICE_ROLE_KEY", "sb_secret_of_the_tests");
      return variables;
    }

    @Override
    public void close() {
      gotrue.close();
      Assertions.assertThat(gotrue.complaints()).isEmpty();
    }
  }

  /// The table `auth.users`, written as its owner does.
  record AuthUsers(TestDatabase database) implements UserTable {
    @Override
    public void add(UUID id, String email) {
      run(
          "insert into auth.users (id, aud, role, email) values (?, 'authenticated', 'authenticated', ?)",
          id,
          email);
    }

    @Override
    public void remove(UUID id) {
      run("delete from auth.users where id = ?", id);
    }

    private void run(String statement, Object... values) {
      try (var connection = database.superuser();
          var prepared = connection.prepareStatement(statement)) {
        for (var index = 0; index < values.length; index++) {
          prepared.setObject(index + 1, values[index]);
        }
        prepared.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

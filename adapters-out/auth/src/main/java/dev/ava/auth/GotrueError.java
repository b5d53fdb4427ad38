package dev.ava.auth;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An error of Supabase Auth in any of its forms: `{code, error_code, msg}`, the one of API version
/// 2024-01-01 `{code, message}`, OAuth's `{error, error_description}`, and PostgreSQL's own `{code,
/// message}` with an SQLSTATE. Servers before error codes are understood by their words.
///
/// @param code the stable code, empty if there is none, as with PostgreSQL's errors
/// @param words what Supabase Auth says for people, empty for PostgreSQL's errors, which name
///     tables
record GotrueError(int status, String code, String words, Duration retryAfter) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern WAIT = Pattern.compile("after ([0-9]{1,6}) seconds?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Duration USUAL_WAIT = Duration.ofSeconds(60);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int LONGEST_WORDS = 200;

  /// How errors began when they had no codes, in the wording of v2.151 and before.
  private static final Map<String, String> CODES_BY_WORDS =
      Map.of(
          "User already registered", "user_already_exists",
          "Invalid login credentials", "invalid_credentials",
          "Email not confirmed", "email_not_confirmed",
          "Signups not allowed", "signup_disabled",
          "Email signups are disabled", "email_provider_disabled",
          "Password should", "weak_password",
          "Password is known", "weak_password",
          "Invalid Refresh Token", "refresh_token_not_found",
          "User not found", "user_not_found",
          "Unable to validate email", "email_address_invalid");

  static GotrueError in(GotrueAnswer answer) {
    var body = answer.body();
    var words = words(body);
    return new GotrueError(
        answer.status(), code(answer, words), words, retryAfter(answer.retryAfter(), words));
  }

  private static String code(GotrueAnswer answer, String words) {
    return Stream.of(
            Json.text(answer.body(), "error_code"),
            Json.text(answer.body(), "code"),
            answer.errorCode(),
            codeByWords(words),
            Json.text(answer.body(), "error"))
        .filter(code -> CODE.matcher(code).matches())
        .findFirst()
        .orElse("");
  }

  private static String codeByWords(String words) {
    return CODES_BY_WORDS.entrySet().stream()
        .filter(known -> words.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String words(@Nullable JsonNode body) {
    var withCode = CODE.matcher(Json.text(body, "code")).matches();
    var words =
        Stream.of(
                Json.text(body, "msg"),
                Json.text(body, "error_description"),
                withCode ? Json.text(body, "message") : "")
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("");
    return words.length() <= LONGEST_WORDS ? words : "";
  }

  private static Duration retryAfter(String header, String words) {
    var wait = WAIT.matcher(words);
    var found =
        NUMBER.matcher(header).matches()
            ? Duration.ofSeconds(Long.parseLong(header))
            : wait.find() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : USUAL_WAIT;
    return found.compareTo(LONGEST_WAIT) < 0 ? found : LONGEST_WAIT;
  }
}

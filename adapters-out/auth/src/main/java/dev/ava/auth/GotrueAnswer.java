package dev.ava.auth;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.shared.UserId;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Supabase Auth answered.
///
/// @param body nothing if it is no JSON
/// @param errorCode the header `x-sb-error-code`, empty if there is none
/// @param retryAfter the header `Retry-After`, empty if there is none
record GotrueAnswer(int status, @Nullable JsonNode body, String errorCode, String retryAfter) {
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");

  boolean isSuccess() {
    return status >= OK && status < MULTIPLE_CHOICES;
  }

  /// Whether something before Supabase Auth answered in its place because it was out of reach: a
  /// gateway's 5xx, or a proxy's redirect. Auth's own 5xx has one of its error forms.
  boolean isOutage() {
    return status >= INTERNAL_SERVER_ERROR
        && !Json.has(body, "code")
        && !Json.has(body, "error")
        && !Json.has(body, "msg");
  }

  /// The session in the form `AccessTokenResponse`, empty unless it is whole.
  Optional<Session> session() {
    var access = Json.text(body, "access_token");
    var refresh = Json.text(body, "refresh_token");
    var seconds = Json.text(body, "expires_in");
    if (access.isBlank() || refresh.isBlank() || !SECONDS.matcher(seconds).matches()) {
      return Optional.empty();
    }
    return Json.uuid(Json.get(body, "user"), "id")
        .map(
            user ->
                new Session(
                    new UserId(user),
                    new AccessToken(access),
                    Duration.ofSeconds(Long.parseLong(seconds)),
                    new RefreshToken(refresh)));
  }

  /// Whether it is a user without a session, who is to confirm an e-mail address.
  boolean isUser() {
    return Json.uuid(body, "id").isPresent() && !Json.has(body, "access_token");
  }

  /// Whether that user is made up: the answer for an e-mail address that is taken, which differs
  /// from a real one only in that it has no identity.
  boolean isMadeUpUser() {
    return isUser() && Json.isEmptyArray(body, "identities");
  }

  /// Without the body, which may hold tokens.
  @Override
  public String toString() {
    return "GotrueAnswer[" + status + "]";
  }
}

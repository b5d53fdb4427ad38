package dev.ava.auth;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.SignInUnavailable;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs people in through Supabase Auth. What Supabase could only refuse, or would match by
/// mistake, is refused without asking it, whether the person is known or not.
///
/// A refresh token that was spent last buys the current session again, as Supabase does it.
@Singleton
@SupabaseSignIn
final class SupabaseAuthProvider implements AuthProvider {
  private static final Logger LOG = LoggerFactory.getLogger(SupabaseAuthProvider.class);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int MOST_BYTES = 72;
  private static final Set<Integer> NO_USE_FOR_THE_TOKEN = Set.of(401, 403, 404);
  private static final Duration AFTER_A_CONFLICT = Duration.ofSeconds(1);

  /// RFC 6749, A.17.
  private static final Pattern REFRESH_TOKEN = Pattern.compile("[ -~]{1,4096}");

  private static final Pattern ACCESS_TOKEN =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private final GotrueApi api;

  SupabaseAuthProvider(GotrueApi api) {
    this.api = api;
  }

  @Override
  public SignUpResult signUp(EmailAddress email, Password password) {
    if (!isText(password.value())) {
      return new SignUpResult.PasswordRefused("A password has no halves of characters.");
    }
    var answer = api.post("/signup", Map.of("email", email.value(), "password", password.value()));
    if (!answer.isSuccess()) {
      return notSignedUp(GotrueError.in(answer));
    }
    if (answer.isUser()) {
      return answer.isMadeUpUser()
          ? new SignUpResult.EmailTaken()
          : new SignUpResult.ConfirmationRequired();
    }
    return new SignUpResult.Granted(answer.session().orElseThrow(() -> unreadable("/signup")));
  }

  private static SignUpResult notSignedUp(GotrueError error) {
    if (error.status() == TOO_MANY_REQUESTS) {
      return new SignUpResult.Throttled(error.retryAfter());
    }
    return switch (error.code()) {
      case "user_already_exists", "email_exists" -> new SignUpResult.EmailTaken();
      case "weak_password" ->
          new SignUpResult.PasswordRefused(
              error.words().isEmpty() ? "The password is too weak." : error.words());
      case "email_address_invalid", "validation_failed" ->
          new SignUpResult.EmailRefused("This e-mail address is not taken. Use another one.");
      case "email_address_not_authorized" -> {
        LOG.warn(
            "Supabase sends mail to the project's team only, until the project has its own SMTP server");
        yield new SignUpResult.EmailRefused("No mail can be sent to this address at the moment.");
      }
      case "signup_disabled", "email_provider_disabled" -> new SignUpResult.Closed();
      default -> throw unexpected("/signup", error);
    };
  }

  @Override
  public SignInResult signIn(EmailAddress email, String password) {
    if (!isPossiblePassword(password)) {
      return new SignInResult.Refused();
    }
    var answer =
        api.post(
            "/token?grant_type=password", Map.of("email", email.value(), "password", password));
    return answer.isSuccess()
        ? new SignInResult.Granted(answer.session().orElseThrow(() -> unreadable("/token")))
        : notSignedIn(GotrueError.in(answer));
  }

  /// Somebody banned looks like somebody unknown, because Supabase says so before it looks at the
  /// password.
  private static SignInResult notSignedIn(GotrueError error) {
    if (error.status() == TOO_MANY_REQUESTS) {
      return new SignInResult.Throttled(error.retryAfter());
    }
    return switch (error.code()) {
      case "invalid_credentials",
          "invalid_grant",
          "user_banned",
          "user_not_found",
          "validation_failed" ->
          new SignInResult.Refused();
      case "email_not_confirmed" -> new SignInResult.ConfirmationRequired();
      default -> throw unexpected("/token", error);
    };
  }

  @Override
  public RefreshResult refresh(RefreshToken token) {
    if (!REFRESH_TOKEN.matcher(token.value()).matches()) {
      return new RefreshResult.Refused();
    }
    var answer =
        api.post("/token?grant_type=refresh_token", Map.of("refresh_token", token.value()));
    return answer.isSuccess()
        ? new RefreshResult.Granted(answer.session().orElseThrow(() -> unreadable("/token")))
        : notRefreshed(GotrueError.in(answer));
  }

  private static RefreshResult notRefreshed(GotrueError error) {
    if (error.status() == TOO_MANY_REQUESTS) {
      return new RefreshResult.Throttled(error.retryAfter());
    }
    if (error.status() == CONFLICT) {
      return new RefreshResult.Throttled(AFTER_A_CONFLICT);
    }
    return switch (error.code()) {
      case "refresh_token_not_found",
          "refresh_token_already_used",
          "session_expired",
          "session_not_found",
          "invalid_grant",
          "invalid_credentials",
          "user_banned",
          "user_not_found",
          "validation_failed" ->
          new RefreshResult.Refused();
      default -> throw unexpected("/token", error);
    };
  }

  /// Ends this session only; without a scope Supabase would end all of the person's.
  @Override
  public void signOut(AccessToken token) {
    if (!ACCESS_TOKEN.matcher(token.value()).matches()) {
      return;
    }
    var answer = api.post("/logout?scope=local", token);
    if (!answer.isSuccess() && !hasEnded(GotrueError.in(answer))) {
      throw unexpected("/logout", GotrueError.in(answer));
    }
  }

  /// Supabase has no other way to try a password than a sign-in, whose session ends at once.
  @Override
  public PasswordCheck checkPassword(UserId user, EmailAddress email, String password) {
    return switch (signIn(email, password)) {
      case SignInResult.Granted(var session) -> {
        signOut(session.accessToken());
        yield session.user().equals(user) ? new PasswordCheck.Right() : new PasswordCheck.Wrong();
      }
      case SignInResult.Refused(), SignInResult.ConfirmationRequired() -> new PasswordCheck.Wrong();
      case SignInResult.Throttled(var retryAfter) -> new PasswordCheck.Throttled(retryAfter);
    };
  }

  @Override
  public void delete(UserId user) {
    var answer = api.delete("/admin/users/" + user);
    if (!answer.isSuccess() && !isUnknown(GotrueError.in(answer))) {
      throw unexpected("/admin/users", GotrueError.in(answer));
    }
  }

  /// Servers before error codes say it in words.
  private static boolean isUnknown(GotrueError error) {
    return error.status() == NOT_FOUND && error.code().equals("user_not_found");
  }

  /// Whether Auth itself, and not the gateway before it, has no use for the token: it has expired, or
  /// its session or user is gone.
  private static boolean hasEnded(GotrueError error) {
    return NO_USE_FOR_THE_TOKEN.contains(error.status())
        && !(error.code().isEmpty() && error.words().isEmpty());
  }

  /// bcrypt ends at 72 bytes and, in Supabase's form of it, repeats a password after a zero
  /// character, so that longer texts would match by mistake.
  private static boolean isPossiblePassword(String typed) {
    return !typed.isEmpty()
        && isText(typed)
        && typed.indexOf('\0') < 0
        && typed.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  private static boolean isText(String typed) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(typed);
  }

  private static SignInUnavailable unreadable(String path) {
    return new SignInUnavailable("Supabase Auth answered " + path + " in a way Ava cannot read.");
  }

  private static SignInUnavailable unexpected(String path, GotrueError error) {
    return new SignInUnavailable(
        "Supabase answered %s with %d %s."
            .formatted(
                path,
                error.status(),
                error.code().isEmpty()
                    ? "and no code of Auth's; its URL or the anon key may be wrong"
                    : error.code()));
  }
}

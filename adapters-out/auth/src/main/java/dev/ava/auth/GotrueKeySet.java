package dev.ava.auth;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import dev.ava.domain.account.port.SignInUnavailable;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.text.ParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fetches the keys that Supabase Auth signs with. A project that signs with its legacy secret has
/// an empty set, and a server from before such keys has none (404), which is the same.
final class GotrueKeySet implements JWKSetSource<SecurityContext> {
  private static final int NOT_FOUND = 404;

  private final GotrueApi api;
  private final JsonMapper json;
  private volatile boolean isCurrent;

  GotrueKeySet(GotrueApi api, JsonMapper json) {
    this.api = api;
    this.json = json;
  }

  /// Whether Supabase has answered when it was asked last.
  boolean isCurrent() {
    return isCurrent;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws JWKSetUnavailableException, JWKSetParseException {
    isCurrent = false;
    var keys = parsed(answer());
    isCurrent = true;
    return keys;
  }

  private GotrueAnswer answer() throws JWKSetUnavailableException {
    try {
      var answer = api.get("/.well-known/jwks.json");
      if (!answer.isSuccess() && answer.status() != NOT_FOUND) {
        throw new JWKSetUnavailableException("Supabase answered " + answer.status() + ".");
      }
      return answer;
    } catch (SignInUnavailable e) {
      throw new JWKSetUnavailableException("Supabase's keys are out of reach.", e);
    }
  }

  /// The library throws more than it declares.
  private JWKSet parsed(GotrueAnswer answer) throws JWKSetParseException {
    if (answer.status() == NOT_FOUND) {
      return new JWKSet();
    }
    try {
      return JWKSet.parse(json.writeValueAsString(Objects.requireNonNull(answer.body())));
    } catch (ParseException | IOException | RuntimeException e) {
      throw new JWKSetParseException("Supabase's keys are no JWK set.", e);
    }
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}

package dev.ava.auth;

import com.nimbusds.jwt.SignedJWT;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.token.jwt.signature.ReactiveSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/// Verifies the signatures of Supabase's tokens, away from the event loop, because the keys may
/// have to be fetched.
@Singleton
@SupabaseSignIn
final class SupabaseTokenSignatures implements ReactiveSignatureConfiguration<SignedJWT> {
  private final GotrueSignatures signatures;
  private final ExecutorService blocking;

  SupabaseTokenSignatures(
      GotrueApi api,
      JsonMapper json,
      SupabaseSettings settings,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.signatures = new GotrueSignatures(new GotrueKeySet(api, json), settings.jwtSecret());
    this.blocking = blocking;
  }

  @Override
  public Publisher<Boolean> verify(SignedJWT token) {
    return Elsewhere.ask(blocking, () -> signatures.verify(token));
  }
}

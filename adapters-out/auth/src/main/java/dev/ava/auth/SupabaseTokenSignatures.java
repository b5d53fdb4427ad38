package dev.ava.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.token.jwt.signature.ReactiveSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/// Verifies the signatures of Supabase's tokens. What has passed once is remembered by its SHA-256
/// for ten minutes; everything else is checked away from the event loop, because the keys may have
/// to be fetched. That holds for the signature only; the claims are read each time.
@Singleton
@SupabaseSignIn
final class SupabaseTokenSignatures implements ReactiveSignatureConfiguration<SignedJWT> {
  private static final int MOST = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final GotrueSignatures signatures;
  private final ExecutorService blocking;
  private final Cache<String, Boolean> passed =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(REMEMBERED)
          .executor(Runnable::run)
          .build();

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
    var hash = Sha256.hex(token.serialize());
    if (passed.getIfPresent(hash) != null) {
      return Publishers.just(true);
    }
    return Publishers.fromCompletableFuture(
        () -> {
          var result = new CompletableFuture<Boolean>();
          blocking.execute(() -> complete(result, hash, token));
          return result;
        });
  }

  private void complete(CompletableFuture<Boolean> result, String hash, SignedJWT token) {
    try {
      var passes = signatures.verify(token);
      if (passes) {
        passed.put(hash, true);
      }
      result.complete(passes);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}

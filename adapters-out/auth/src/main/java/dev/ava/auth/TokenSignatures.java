package dev.ava.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.token.jwt.signature.ReactiveSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/// Decides whose tokens the server believes: being the only signature configuration it lets none
/// pass but those that one of the signing keys has signed with ES256. To verify such a signature
/// takes a processor some 0.2 ms, too long for an event loop.
@Singleton
@LocalSignIn
final class TokenSignatures implements ReactiveSignatureConfiguration<SignedJWT> {
  private final SigningKeys keys;
  private final ExecutorService blocking;

  TokenSignatures(SigningKeys keys, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.keys = keys;
    this.blocking = blocking;
  }

  @Override
  public Publisher<Boolean> verify(SignedJWT token) {
    return Elsewhere.ask(blocking, () -> isOurs(token));
  }

  private boolean isOurs(SignedJWT token) {
    try {
      return keys.verify(token);
    } catch (JOSEException e) {
      return false;
    }
  }
}

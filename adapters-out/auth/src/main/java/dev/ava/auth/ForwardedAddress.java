package dev.ava.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of the person on whose behalf Ava calls, taken from the request that is being
/// answered.
@Singleton
@SupabaseSignIn
final class ForwardedAddress {
  private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final @Nullable HttpClientAddressResolver resolver;

  ForwardedAddress(@Nullable HttpClientAddressResolver resolver) {
    this.resolver = resolver;
  }

  /// Empty outside of a request.
  Optional<String> current() {
    return resolver == null
        ? Optional.empty()
        : ServerRequestContext.currentRequest()
            .flatMap(request -> Optional.ofNullable(resolver.resolve(request)))
            .filter(address -> IP.matcher(address).matches());
  }
}

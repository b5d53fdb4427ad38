package dev.ava.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.event.TokenValidatedEvent;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.reactivestreams.Publisher;

/// Finds out who asks by the access token of a request, as the framework does it, and remembers it.
///
/// To read a token and to verify its signature takes a processor longer than most requests, and
/// clients send the same one for an hour. So whom the last 10,000 that have passed belong to is
/// remembered for ten minutes, and never beyond their expiry; by the SHA-256 of the tokens, which
/// are not kept. Whether the person is still known is not answered here, but by the store in every
/// transaction.
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
@Requires(beans = SignInSettings.class)
final class BearerTokens extends TokenAuthenticationFetcher {
  private static final int MOST = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final TokenResolver<HttpRequest<?>> resolver;
  private final Clock clock;
  private final Cache<String, Authentication> passed =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(REMEMBERED)
          .executor(Runnable::run)
          .build();

  BearerTokens(
      List<TokenValidator<HttpRequest<?>>> validators,
      TokenResolver<HttpRequest<?>> resolver,
      ApplicationEventPublisher<TokenValidatedEvent> events,
      HttpHostResolver hosts,
      HttpLocaleResolver locales,
      Clock clock) {
    super(validators, resolver, events, hosts, locales);
    this.resolver = resolver;
    this.clock = clock;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var tokens = resolver.resolveTokens(request);
    if (tokens.size() != 1) {
      return super.fetchAuthentication(request);
    }
    var token = tokens.getFirst();
    var hash = Sha256.hex(token);
    var known = passed.getIfPresent(hash);
    if (known != null && isCurrent(known)) {
      request.setAttribute(SecurityFilter.TOKEN, token);
      return Publishers.just(known);
    }
    return Publishers.map(
        super.fetchAuthentication(request),
        bearer -> {
          passed.put(hash, bearer);
          return bearer;
        });
  }

  private boolean isCurrent(Authentication bearer) {
    return bearer.getAttributes().get(Claims.EXPIRATION_TIME) instanceof Date expiry
        && clock.instant().isBefore(expiry.toInstant());
  }
}

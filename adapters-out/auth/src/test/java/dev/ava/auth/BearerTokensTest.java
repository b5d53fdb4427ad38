package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.testkit.FakeClock;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.security.token.validator.TokenValidator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

final class BearerTokensTest {
  private final FakeClock clock = new FakeClock();
  private final List<String> verified = new ArrayList<>();
  private final BearerTokens bearers =
      new BearerTokens(
          List.of(this.validator()),
          new HeaderItself(),
          ApplicationEventPublisher.noOp(),
          request -> "",
          new OneLanguage(),
          clock);

  @Test
  void aTokenThatHasPassedIsNotVerifiedAgain() {
    for (var again = 0; again < 3; again++) {
      assertThat(bearerOf("ann")).isEqualTo("ann");
    }

    assertThat(verified).containsExactly("ann");
  }

  @Test
  void whoIsRememberedHelpsNoOtherToken() {
    bearerOf("ann");

    assertThat(bearerOf("bob")).isEqualTo("bob");
    assertThat(bearerOf("ann2")).isEqualTo("ann2");
    assertThat(bearerOf("refused")).isNull();
    assertThat(verified).containsExactly("ann", "bob", "ann2", "refused");
  }

  @Test
  void aTokenThatWasRefusedIsRefusedAgain() {
    assertThat(bearerOf("refused")).isNull();
    assertThat(bearerOf("refused")).isNull();

    assertThat(verified).hasSize(2);
  }

  @Test
  void aTokenIsRememberedUntilItsExpiryAndNoLonger() {
    bearerOf("ann");
    clock.advance(Duration.ofMinutes(4).plusSeconds(59));
    bearerOf("ann");
    assertThat(verified).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    bearerOf("ann");
    assertThat(verified).hasSize(2);
  }

  @Test
  void theRequestKnowsItsTokenEachTime() {
    for (var again = 0; again < 2; again++) {
      var request = request("ann");
      first(bearers.fetchAuthentication(request));
      assertThat(request.getAttribute(SecurityFilter.TOKEN, String.class)).contains("ann");
    }
  }

  @Test
  void whoBringsNoTokenIsNobody() {
    assertThat(first(bearers.fetchAuthentication(HttpRequest.GET("/")))).isNull();
  }

  /// Lets everybody pass under the name of the token, for five minutes, but for `refused`.
  private TokenValidator<HttpRequest<?>> validator() {
    return (token, request) -> {
      verified.add(token);
      var expiry = Date.from(clock.instant().plus(Duration.ofMinutes(5)));
      return token.equals("refused")
          ? Publishers.empty()
          : Publishers.just(Authentication.build(token, Map.of(Claims.EXPIRATION_TIME, expiry)));
    };
  }

  private @Nullable String bearerOf(String token) {
    var bearer = first(bearers.fetchAuthentication(request(token)));
    return bearer == null ? null : bearer.getName();
  }

  private static HttpRequest<?> request(String token) {
    return HttpRequest.GET("/").header("Authorization", token);
  }

  private static @Nullable Authentication first(Publisher<Authentication> bearers) {
    var found = new CompletableFuture<@Nullable Authentication>();
    bearers.subscribe(
        new Subscriber<>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            subscription.request(1);
          }

          @Override
          public void onNext(Authentication bearer) {
            found.complete(bearer);
          }

          @Override
          public void onError(Throwable failure) {
            found.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            found.complete(null);
          }
        });
    return found.join();
  }

  private static final class HeaderItself implements TokenResolver<HttpRequest<?>> {
    @Override
    @SuppressWarnings("removal") // The interface has no other method to implement.
    public Optional<String> resolveToken(HttpRequest<?> request) {
      return request.getHeaders().findFirst("Authorization");
    }
  }

  private static final class OneLanguage implements HttpLocaleResolver {
    @Override
    public Optional<Locale> resolve(HttpRequest<?> request) {
      return Optional.of(Locale.ROOT);
    }

    @Override
    public Locale resolveOrDefault(HttpRequest<?> request) {
      return Locale.ROOT;
    }
  }
}

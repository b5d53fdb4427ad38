package dev.ava.rest;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.UserId;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;

/// Gives a controller its caller: the subject of the verified access token. A token whose subject
/// is no user id is refused with 401.
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller.User> {
  @Override
  public Argument<Caller.User> argumentType() {
    return Argument.of(Caller.User.class);
  }

  @Override
  public BindingResult<Caller.User> bind(
      ArgumentConversionContext<Caller.User> context, HttpRequest<?> request) {
    var caller =
        request.getUserPrincipal(Authentication.class).map(Authentication::getName).map(this::read);
    return () -> caller;
  }

  private Caller.User read(String subject) {
    try {
      return new Caller.User(UserId.parse(subject));
    } catch (InvalidValue e) {
      throw Refusal.of(ProblemCode.UNAUTHORIZED);
    }
  }
}

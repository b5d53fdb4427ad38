package dev.ava.bootstrap.prove;

import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// A planted bug: a message whose answer never came is sent again at once.
@Singleton
@Requires(property = PlantedBug.PROPERTY, value = PlantedBug.RESEND_ON_TIMEOUT)
final class ResendOnTimeout implements BeanCreatedEventListener<MessageGateway> {
  @Override
  public MessageGateway onCreated(BeanCreatedEvent<MessageGateway> event) {
    var right = event.getBean();
    return (message, attempt) -> {
      var result = right.send(message, attempt);
      return result instanceof Result.Unanswered ? right.send(message, attempt) : result;
    };
  }
}

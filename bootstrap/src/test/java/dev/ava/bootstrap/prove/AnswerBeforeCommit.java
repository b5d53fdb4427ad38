package dev.ava.bootstrap.prove;

import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// A planted bug: Meta is answered while its webhook is still being stored.
@Singleton
@Requires(property = PlantedBug.PROPERTY, value = PlantedBug.ANSWER_BEFORE_COMMIT)
final class AnswerBeforeCommit implements BeanCreatedEventListener<ReceiveWebhook> {
  @Override
  public ReceiveWebhook onCreated(BeanCreatedEvent<ReceiveWebhook> event) {
    var right = event.getBean();
    return command -> {
      Thread.ofVirtual().start(() -> right.receive(command));
      return new ReceiveWebhook.Outcome(command.items().size(), 0);
    };
  }
}

package dev.ava.bootstrap.prove;

import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A planted bug: Meta is answered while its webhook is still being stored, which takes a moment.
@Singleton
@Requires(property = PlantedBug.PROPERTY, value = PlantedBug.ANSWER_BEFORE_COMMIT)
final class AnswerBeforeCommit implements BeanCreatedEventListener<ReceiveWebhook> {
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  @Override
  public ReceiveWebhook onCreated(BeanCreatedEvent<ReceiveWebhook> event) {
    var right = event.getBean();
    return command -> {
      CompletableFuture.runAsync(() -> right.receive(command), LATER);
      return new ReceiveWebhook.Outcome(command.items().size(), 0);
    };
  }
}

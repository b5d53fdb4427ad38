package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import dev.ava.domain.shared.port.Unavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/// Asks for many replies at the same time, each on a virtual thread of its own.
record AskedReplies(ReplyGenerator replies, Journeys journeys) {
  /// @param failed is told of each item whose reply failed
  /// @return the replies of all others, in the order of the prompts
  Map<Claim, String> to(Map<Claim, Prompt> prompts, BiConsumer<Claim, RuntimeException> failed) {
    var answers = new LinkedHashMap<Claim, String>();
    var asked = ask(prompts).iterator();
    for (var claim : prompts.keySet()) {
      var answer = asked.next();
      switch (answer.state()) {
        case SUCCESS -> answers.put(claim, answer.resultNow());
        case FAILED -> failed.accept(claim, failure(answer.exceptionNow()));
        case CANCELLED, RUNNING ->
            failed.accept(claim, new Unavailable("Interrupted while waiting for a reply."));
      }
    }
    return answers;
  }

  private List<Future<String>> ask(Map<Claim, Prompt> prompts) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.invokeAll(
          prompts.entrySet().stream()
              .<Callable<String>>map(each -> () -> reply(each.getKey(), each.getValue()))
              .toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while waiting for replies.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private String reply(Claim claim, Prompt prompt) {
    return journeys.within(new Step.Handle(claim), () -> replies.reply(prompt));
  }

  /// What is worse than an exception ends the worker.
  private static RuntimeException failure(Throwable thrown) {
    return switch (thrown) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      default -> new IllegalStateException(thrown);
    };
  }
}

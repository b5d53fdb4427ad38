package dev.ava.testkit;

import dev.ava.domain.messaging.port.ReplyGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A reply generator that answers as a test tells it to, at first with `Re: ` and the text, and
/// keeps what it was asked.
public final class InMemoryReplyGenerator implements ReplyGenerator {
  private static final int LONGEST = 4_096;

  private final InMemoryStore store;
  private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
  private volatile Function<Prompt, String> answer = prompt -> cut("Re: " + prompt.text());

  public InMemoryReplyGenerator(InMemoryStore store) {
    this.store = store;
  }

  /// Answers so from now on.
  public void answers(Function<Prompt, String> how) {
    answer = how;
  }

  /// What it was asked, in order.
  public List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public String reply(Prompt prompt) {
    store.assertNoTransaction();
    prompts.add(prompt);
    return answer.apply(prompt);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}

package dev.ava.testkit;

import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.testkit.contract.ReplyGeneratorContract;

final class InMemoryReplyGeneratorTest extends ReplyGeneratorContract {
  @Override
  protected ReplyGenerator generator() {
    return new InMemoryReplyGenerator(new InMemoryStore());
  }
}

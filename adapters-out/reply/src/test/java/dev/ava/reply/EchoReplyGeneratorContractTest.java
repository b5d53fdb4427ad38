package dev.ava.reply;

import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.testkit.contract.ReplyGeneratorContract;

final class EchoReplyGeneratorContractTest extends ReplyGeneratorContract {
  @Override
  protected ReplyGenerator generator() {
    return new EchoReplyGenerator();
  }
}

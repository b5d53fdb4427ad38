package dev.ava.testkit.contract;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [ReplyGenerator] promises.
public abstract class ReplyGeneratorContract {
  private static final int LONGEST = 4_096;

  protected abstract ReplyGenerator generator();

  static String[] texts() {
    return new String[] {
      "hello",
      "hello 🌙",
      DIFFICULT_TEXT,
      " ",
      "\n",
      "a".repeat(LONGEST - 1),
      "a".repeat(LONGEST),
      "a".repeat(LONGEST + 1),
      "🦄".repeat(LONGEST),
      "a" + "🦄".repeat(LONGEST),
      "שלום ".repeat(20_000)
    };
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aReplyFitsIntoOneMessage(String text) {
    assertFits(generator().reply(new Prompt(Optional.empty(), text)));
  }

  @Test
  void everyAvatarReplies() {
    assertFits(generator().reply(new Prompt(Optional.of(anAvatar().build()), "hello")));
    assertFits(
        generator().reply(new Prompt(Optional.of(anAvatar().looking(null).build()), "hello")));
  }

  @Test
  void severalThreadsMayAskAtTheSameTime() {
    Race.run(8, index -> generator().reply(new Prompt(Optional.empty(), "hello " + index)))
        .forEach(ReplyGeneratorContract::assertFits);
  }

  private static void assertFits(String reply) {
    assertThat(reply).isNotBlank();
    assertThat(reply.codePointCount(0, reply.length())).isLessThanOrEqualTo(LONGEST);
    assertThat(reply.codePoints().map(Character::getType))
        .as("halves of surrogate pairs")
        .doesNotContain((int) Character.SURROGATE);
  }
}

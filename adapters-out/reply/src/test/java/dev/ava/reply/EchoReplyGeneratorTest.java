package dev.ava.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EchoReplyGeneratorTest {
  private final EchoReplyGenerator generator = new EchoReplyGenerator();

  @ParameterizedTest
  @ValueSource(strings = {"hello", "hello 🌙", "שלום", " a\n b ", "[Echo] x"})
  void theEchoIsWhatWasSaid(String text) {
    assertThat(echo(text)).isEqualTo("[Echo] " + text);
  }

  @Test
  void theLongestTextThatFitsIsNotCut() {
    assertThat(echo("x".repeat(4_089))).isEqualTo("[Echo] " + "x".repeat(4_089));
  }

  @Test
  void aLongerTextIsCutToWhatWhatsAppCarries() {
    assertThat(echo("x".repeat(4_090))).isEqualTo("[Echo] " + "x".repeat(4_088) + "…");
    assertThat(echo("x".repeat(100_000))).hasSize(4_096);
  }

  @Test
  void noCharacterIsCutInHalf() {
    var whole = echo("x".repeat(4_086) + "🌙🌙");
    var odd = echo("x".repeat(4_087) + "🌙🌙");

    assertThat(whole).isEqualTo("[Echo] " + "x".repeat(4_086) + "🌙…").hasSize(4_096);
    assertThat(odd).isEqualTo("[Echo] " + "x".repeat(4_087) + "…").hasSize(4_095);
  }

  @Test
  void itAnswersWhenTheConfigurationSaysSo() {
    try (var context = ApplicationContext.run(Map.of("ava.reply.kind", "echo"))) {
      assertThat(context.getBean(ReplyGenerator.class)).isInstanceOf(EchoReplyGenerator.class);
    }
  }

  @Test
  void itIsNotThereOtherwise() {
    try (var context = ApplicationContext.run(Map.of("ava.reply.kind", "ollama"))) {
      assertThat(context.containsBean(ReplyGenerator.class)).isFalse();
    }
  }

  private String echo(String text) {
    return generator.reply(new Prompt(Optional.empty(), text));
  }
}

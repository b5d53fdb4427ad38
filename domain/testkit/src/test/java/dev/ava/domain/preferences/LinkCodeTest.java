package dev.ava.domain.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkCodeTest {
  private static final LinkCode CODE = new LinkCode("AVA-7K3M9Q");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AVA-7K3M9Q",
        "ava-7k3m9q",
        " Ava-7k3M9q\n",
        "My code is AVA-7K3M9Q.",
        "שלום AVA-7K3M9Q 🌙",
        "*AVA-7K3M9Q*",
        "_AVA-7K3M9Q_",
        "AVA-7K3M9Q AVA-000000",
        "JAVA-000000, AVA-7K3M9Q"
      })
  void aCodeIsFoundHoweverItIsWritten(String text) {
    assertThat(LinkCode.in(text)).contains(CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "AVA-7K3M9",
        "AVA-7K3M9QQ",
        "AVA 7K3M9Q",
        "XAVA-7K3M9Q",
        "9AVA-7K3M9Q",
        "AVA-7K3M9I",
        "AVA-7K3M9L",
        "AVA-7K3M9O",
        "AVA-7K3M9U"
      })
  void somethingElseIsNoCode(String text) {
    assertThat(LinkCode.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7K3M9Q", "ava-7k3m9q", "AVA-7K3M9", "AVA-7K3M9QQ", " AVA-7K3M9Q"})
  void aCodeHasOneShape(String value) {
    assertThatThrownBy(() -> new LinkCode(value))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A link code looks like AVA-7K3M9Q.");
  }

  @Test
  void everyCharacterOfTheAlphabetIsOne() {
    assertThat(LinkCode.ALPHABET).hasSize(32);
    LinkCode.ALPHABET
        .chars()
        .mapToObj(c -> "AVA-" + Character.toString(c).repeat(LinkCode.LENGTH))
        .forEach(value -> assertThat(LinkCode.in(value)).contains(new LinkCode(value)));
  }
}

package dev.ava.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {
  @Test
  void whiteSpaceAroundATextIsCutOff() {
    assertThat(Texts.checked(" \u2003 a b\n", "A name", 3)).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\u2003"})
  void aBlankTextIsRefused(String text) {
    assertThatThrownBy(() -> Texts.checked(text, "A name", 3))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A name is not empty.");
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(Texts.checked("🦄".repeat(3), "A name", 3)).isEqualTo("🦄".repeat(3));
    assertThatThrownBy(() -> Texts.checked("🦄".repeat(4), "A name", 3))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A name has at most 3 characters.");
  }

  @Test
  void whiteSpaceAroundATextIsNotCounted() {
    assertThat(Texts.checked("  abc  ", "A name", 3)).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\u0007b", "a\u001Bb", "a\u0085b", "a\uD83Cb", "a\uDF19b"})
  void whatCannotBeReadIsRefused(String text) {
    assertThatThrownBy(() -> Texts.checked(text, "A name", 9))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A name has no control characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\nb", "a\rb", "שלום", "\u202Eab", "👩‍👩‍👧‍👦", "\uFFFF"})
  void whatCanBeReadIsKept(String text) {
    assertThat(Texts.checked(text, "A name", 9)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", " a\tb\n", "👩‍👩‍👧‍👦", "\u0001", "\uFFFF"})
  void whatCanBeStoredStaysAsItIs(String text) {
    assertThat(Texts.storable(text)).isEqualTo(text);
  }

  @Test
  void aTextOfOneUnitPerCharacterIsNotCopied() {
    var text = new String("plain, ש and 漢".toCharArray());

    assertThat(Texts.storable(text)).isSameAs(text);
  }

  @Test
  void whatNoDatabaseStoresIsReplaced() {
    assertThat(Texts.storable("\0a\0")).isEqualTo("\uFFFDa\uFFFD");
    assertThat(Texts.storable("a\uD83Cb")).isEqualTo("a\uFFFDb");
    assertThat(Texts.storable("\uDF19\uD83C")).isEqualTo("\uFFFD\uFFFD");
    assertThat(Texts.storable("🌙\0🌙")).isEqualTo("🌙\uFFFD🌙");
  }
}

package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.shared.port.Corrupt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BcryptPasswordHasherTest {
  private static final String LONGEST = "a".repeat(72);

  private final BcryptPasswordHasher hasher = new BcryptPasswordHasher(4);

  @Test
  void aHashIsOfTheSetCostAndHasASaltOfItsOwn() {
    var password = new Password("correct horse");

    var first = hasher.hash(password);
    var second = hasher.hash(password);

    assertThat(first.value()).startsWith("$2a$04$").hasSize(60);
    assertThat(second.value()).isNotEqualTo(first.value());
    assertThat(new BcryptPasswordHasher(5).hash(password).value()).startsWith("$2a$05$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "pässwört 🌙🌙", "  spaces  ", "كلمة السر"})
  void aPasswordMatchesItsHashAndNoOther(String text) {
    var hash = hasher.hash(new Password(text));

    assertThat(hasher.matches(text, hash)).isTrue();
    assertThat(hasher.matches(text + " ", hash)).isFalse();
    assertThat(hasher.matches(text.substring(1), hash)).isFalse();
    assertThat(hasher.matches("", hash)).isFalse();
  }

  /// The hashes are from libxcrypt's `crypt(3)`.
  @ParameterizedTest
  @CsvSource({
    "correct horse, $2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
    "pässwört 🌙, $2b$05$abcdefghijklmnopqrstuuylnEKOc.PO6p86.HJd.FGPKCy9iz64e",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + " $2a$04$abcdefghijklmnopqrstuuMCu.k1vM/ywQwiONaEn3oEMlZoCVBd6",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + " $2a$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe"
  })
  void hashesOfOtherProgramsAreUnderstood(String text, String hash) {
    assertThat(hasher.matches(text, new PasswordHash(hash))).isTrue();
  }

  @Test
  void aPasswordOfMoreThan72BytesIsRefusedAndNotCut() {
    var hash = hasher.hash(new Password(LONGEST));

    assertThat(hasher.matches(LONGEST, hash)).isTrue();
    assertThat(hasher.matches(LONGEST + "a", hash)).isFalse();
    assertThat(hasher.matches(LONGEST + "a".repeat(1_000_000), hash)).isFalse();
  }

  @Test
  void aPasswordThatOnlyRepeatsAnotherBehindAZeroIsRefused() {
    var hash = hasher.hash(new Password("correct horse"));

    assertThat(hasher.matches("correct horse\0correct horse", hash)).isFalse();
  }

  @Test
  void aZeroIsNotTheEmptyPassword() {
    var empty = new PasswordHash("$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.");

    assertThat(hasher.matches("", empty)).isTrue();
    assertThat(hasher.matches("\0", empty)).isFalse();
  }

  @Test
  void theDecoyMatchesNothingAndCostsAsMuchAsANewHash() {
    var decoy = hasher.decoy();

    assertThat(hasher.matches("", decoy)).isFalse();
    assertThat(hasher.matches("correct horse", decoy)).isFalse();
    assertThat(decoy.value()).startsWith("$2a$04$").hasSize(60);
    assertThat(new BcryptPasswordHasher(11).decoy().value()).startsWith("$2a$11$");
  }

  @Test
  void nothingInADecoyCanBeForetold() {
    var first = hasher.decoy().value();
    var second = new BcryptPasswordHasher(4).decoy().value();

    assertThat(first.substring(7, 29)).isNotEqualTo(second.substring(7, 29));
    assertThat(first.substring(29)).isNotEqualTo(second.substring(29));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$2a$",
        "correct horse",
        "$1$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
        "$2a$99$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
        "$2a$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6",
        "$2a$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6é"
      })
  void whatIsNoHashIsCorrupt(String stored) {
    assertThatThrownBy(() -> hasher.matches("correct horse", new PasswordHash(stored)))
        .isInstanceOf(Corrupt.class)
        .hasMessageNotContaining("abcdef");
  }
}

package dev.ava.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FindingTest {
  @ParameterizedTest
  @EnumSource(
      names = {"OK", "NOTICE"},
      mode = Mode.EXCLUDE)
  void whatIsWrongComesWithItsRemedy(Level level) {
    assertThatThrownBy(() -> new Finding(Check.TOKEN, level, "Seen.", "Means.", null, null))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Finding(Check.TOKEN, level, "Seen.", "Means.", " ", null))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void aFindingSaysWhatWasSeenAndWhatItMeans() {
    assertThatThrownBy(() -> Finding.ok(Check.TOKEN, " ", "Means."))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> Finding.ok(Check.TOKEN, "Seen.", "")).isInstanceOf(InvalidValue.class);
  }

  @Test
  void everyTextIsPassedThroughAChange() {
    var finding =
        Finding.failed(Check.TOKEN, "seen", "means", "mend").by(URI.create("https://example.org/"));

    assertThat(finding.with(text -> text.toUpperCase(Locale.ROOT)))
        .isEqualTo(
            new Finding(
                Check.TOKEN,
                Level.FAILED,
                "SEEN",
                "MEANS",
                "MEND",
                URI.create("https://example.org/")));
    assertThat(Finding.ok(Check.TOKEN, "a", "b").with(text -> text + "!").remedy()).isNull();
  }

  @Test
  void eachLevelHasItsFinding() {
    assertThat(Finding.notice(Check.TOKEN, "Seen.", "Means."))
        .isEqualTo(new Finding(Check.TOKEN, Level.NOTICE, "Seen.", "Means.", null, null));
    assertThat(Finding.warning(Check.TOKEN, "Seen.", "Means.", "Mend."))
        .isEqualTo(new Finding(Check.TOKEN, Level.WARNING, "Seen.", "Means.", "Mend.", null));
    assertThat(Finding.unknown(Check.TOKEN, "Seen.", "Means.", "Mend."))
        .isEqualTo(new Finding(Check.TOKEN, Level.UNKNOWN, "Seen.", "Means.", "Mend.", null));
  }

  @Test
  void whatIsRightMaySayWhatCouldBeDone() {
    var document = URI.create("https://example.org/");

    assertThat(Finding.notice(Check.BILLING, "Seen.", "Means.").by(document).mendedBy("Mend."))
        .isEqualTo(new Finding(Check.BILLING, Level.NOTICE, "Seen.", "Means.", "Mend.", document));
  }
}

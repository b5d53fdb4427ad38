package dev.ava.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetaErrorCodeTest {
  @ParameterizedTest
  @EnumSource
  void everyErrorIsFoundByItsCode(MetaErrorCode error) {
    assertThat(MetaErrorCode.of(error.code())).contains(error);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorSaysInSentencesWhatItMeansAndWhatCanBeDone(MetaErrorCode error) {
    assertThat(error.meaning()).matches("[A-Z].{10,}\\.");
    assertThat(error.remedy()).matches("[A-Z].{10,}\\.");
    assertThat(error.mostAttempts()).isPositive();
    assertThat(error.waitAfter(1)).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorThatPassesForTheWholeNumberSaysHowLongThatTakes(MetaErrorCode error) {
    assertThat(error.handling() == Handling.PAUSE || error.handling() == Handling.HOLD)
        .isEqualTo(
            !error.waitAfter(1).isZero()
                && error != MetaErrorCode.PAIR_RATE_LIMIT
                && error != MetaErrorCode.TEMPLATE_SYNCING);
  }

  @Test
  void noTwoErrorsHaveOneCode() {
    assertThat(Arrays.stream(MetaErrorCode.values()).map(MetaErrorCode::code))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 200, 250, 299})
  void permissionsHaveARangeOfCodes(int code) {
    assertThat(MetaErrorCode.of(code)).contains(MetaErrorCode.PERMISSION_DENIED);
  }

  @ParameterizedTest
  @ValueSource(ints = {147_001, 147_003, 147_005})
  void usernamesHaveARangeOfCodes(int code) {
    assertThat(MetaErrorCode.of(code)).contains(MetaErrorCode.USERNAME_ERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 199, 300, 147_000, 147_006, 131_999, 146_999, 150_000})
  void anUnknownCodeIsUnknown(int code) {
    assertThat(MetaErrorCode.of(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,4", "3,16", "4,64", "7,4096", "8,4096", "1000,4096"})
  void tooManyMessagesToOnePersonWaitFourTimesLongerEachTime(int attempt, long seconds) {
    assertThat(MetaErrorCode.PAIR_RATE_LIMIT.waitAfter(attempt))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "THROUGHPUT_REACHED, PT1S",
    "ECOSYSTEM_HEALTH, PT24H",
    "TEMPLATE_SYNCING, PT10M",
    "UNDELIVERABLE, PT0S"
  })
  void otherErrorsWaitTheSameEachTime(MetaErrorCode error, Duration wait) {
    assertThat(error.waitAfter(1)).isEqualTo(wait);
    assertThat(error.waitAfter(9)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_API_ERROR, 3",
    "SOMETHING_WENT_WRONG, 4",
    "MEDIA_NOT_FETCHED, 3",
    "MEDIA_NOT_UPLOADED, 3",
    "SERVICE_OVERLOADED, 2147483647"
  })
  void someErrorsAreTriedAFewTimesOnly(MetaErrorCode error, int attempts) {
    assertThat(error.mostAttempts()).isEqualTo(attempts);
  }

  @Test
  void whatNobodyHasARemedyForHasThatOfItsHandling() {
    assertThat(MetaErrorCode.UNDELIVERABLE.remedy()).isEqualTo(Handling.PERMANENT.remedy());
    assertThat(MetaErrorCode.TOKEN_EXPIRED.remedy()).contains("WHATSAPP_ACCESS_TOKEN");
  }
}

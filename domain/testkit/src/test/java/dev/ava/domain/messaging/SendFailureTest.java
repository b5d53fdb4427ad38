package dev.ava.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SendFailureTest {
  @Test
  void whatMetaDocumentsIsSaidInAvasWords() {
    var failure = new SendFailure(131_026, "quoted: a private sentence");

    assertThat(failure.known()).contains(MetaErrorCode.UNDELIVERABLE);
    assertThat(failure.meaning()).isEqualTo(MetaErrorCode.UNDELIVERABLE.meaning());
    assertThat(failure.remedy()).isEqualTo(MetaErrorCode.UNDELIVERABLE.remedy());
  }

  @Test
  void whatNobodyKnowsIsSaidWithoutQuotingAnything() {
    for (var failure :
        new SendFailure[] {new SendFailure(999, "private"), new SendFailure(null, "private")}) {
      assertThat(failure.known()).isEmpty();
      assertThat(failure.meaning()).isEqualTo("It was not sent; the cause is unknown.");
      assertThat(failure.remedy())
          .isEqualTo(
              "Try again later; if it happens again, the person who operates Ava finds the cause in"
                  + " the queue.");
    }
  }

  @Test
  void aClosedWindowIsMetasError() {
    assertThat(SendFailure.WINDOW_CLOSED.known()).contains(MetaErrorCode.WINDOW_CLOSED);
    assertThat(SendFailure.WINDOW_CLOSED.reason()).isEqualTo(MetaErrorCode.WINDOW_CLOSED.meaning());
  }

  @ParameterizedTest
  @EnumSource
  void everyHandlingHasARemedy(Handling handling) {
    assertThat(handling.remedy()).matches("[A-Z].{10,}\\.");
  }
}

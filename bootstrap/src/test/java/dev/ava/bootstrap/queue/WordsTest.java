package dev.ava.bootstrap.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          p:106540352242922:+4915112345678, +49...78
          p:106540352242922:US.13491208655302741918, US....18
          p:106540352242922:#5f4dcc3b5aa765d61d8327deb882cf99, -
          p:106540352242922:+491234, -
          e:wamid.HBgNNDkxNTExMjM0NTY3OBUCABEYEg, -
          s:wamid.HBgNNDkxNTExMjM0NTY3OBUCABEYEg, -
          o:5f4dcc3b5aa765d61d8327deb882cf99, -
          '', -
          """)
  void aLaneShowsNobodyWhole(String lane, String person) {
    assertThat(Words.person(lane)).isEqualTo(person);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Recipient +4915112345678 is blocked, Recipient *** is blocked
          Recipient 4915112345678, Recipient ***
          Call +49 (0)151 1234-5678 now, Call *** now
          Call 0151/12.34.56.78, Call ***
          Message wamid.HBgNNDkxNTExMjM0NTY3OBUCABEYEg is unknown, Message *** is unknown
          User US.13491208655302741918, User US.***
          'Type "sticker", 12 of 99999', 'Type "sticker", 12 of 99999'
          '', ''
          """)
  void aReasonNamesNobody(String reason, String shown) {
    assertThat(Words.reason(reason)).isEqualTo(shown);
  }

  @Test
  void aReasonIsOneLineThatATerminalCanBear() {
    assertThat(Words.reason("red \u001B[31m\n\ttwo\u202Elines ")).isEqualTo("red [31m two lines");
  }

  @Test
  void metasCodeStaysInItsReason() {
    var why = new SendFailure(2_494_100, "(#2494100) The number +4915112345678 rests");

    assertThat(Words.reason(why)).isEqualTo("(#2494100) The number *** rests");
    assertThat(Words.code(why)).isEqualTo("2494100");
  }

  @Test
  void whatIsNotThereIsADash() {
    assertThat(Words.reason((String) null)).isEqualTo("-");
    assertThat(Words.reason((SendFailure) null)).isEqualTo("-");
    assertThat(Words.code(null)).isEqualTo("-");
    assertThat(Words.code(new SendFailure(null, "No answer."))).isEqualTo("-");
  }
}

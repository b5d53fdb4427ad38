package dev.ava.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.port.LinkCodes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What of [LinkCodes] can be tested: that codes can be read back, differ and use the alphabet in
/// every place. The odds that this fails by chance are below one in ten thousand.
public abstract class LinkCodesContract {
  private static final int MANY = 1_000;

  protected abstract LinkCodes codes();

  @Test
  void aCodeIsFoundInWhatThePersonSends() {
    var code = codes().next();

    assertThat(LinkCode.in("hello, " + code.value() + ".")).contains(code);
  }

  @Test
  void codesDiffer() {
    var codes = codes();

    assertThat(Stream.generate(codes::next).limit(MANY).distinct().count()).isGreaterThan(MANY - 3);
  }

  @Test
  void everyCharacterComesInEveryPlace() {
    var codes = codes();
    var drawn = Stream.generate(codes::next).limit(MANY).map(LinkCode::value).toList();

    for (int place = 4; place < 4 + LinkCode.LENGTH; place++) {
      var at = place;
      assertThat(drawn.stream().map(code -> code.charAt(at)).distinct().count())
          .as("characters in place %d", place)
          .isEqualTo(LinkCode.ALPHABET.length());
    }
  }

  @Test
  void codesOfSeveralThreadsDiffer() {
    var codes = codes();

    var drawn = Race.run(4, index -> Stream.generate(codes::next).limit(MANY / 4).toList());

    assertThat(drawn.stream().flatMap(List::stream).distinct().count()).isGreaterThan(MANY - 3);
  }
}

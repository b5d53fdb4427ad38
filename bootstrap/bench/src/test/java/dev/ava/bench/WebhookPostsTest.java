package dev.ava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookPostsTest {
  private final BusinessNumber number = BusinessNumber.fresh();
  private final WebhookPosts posts = WebhookPosts.fresh(number);

  @TempDir private Path folder;

  @Test
  void everyLineIsAnotherMessageWithItsSignature() throws IOException {
    var prefix = posts.write(101, folder);

    var lines =
        Stream.concat(Files.lines(Path.of(prefix + ".0")), Files.lines(Path.of(prefix + ".1")))
            .toList();
    assertThat(lines).hasSize(101).doesNotHaveDuplicates();
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat("sha256=" + line.substring(0, 64))
                    .isEqualTo(number.signature(line.substring(65).getBytes(UTF_8))));
  }

  @Test
  void everybodyWritesInTurn() {
    var few = WebhookPosts.fresh(number, new People(7, 3));

    assertThat(IntStream.range(0, 4).mapToObj(few::message))
        .satisfiesExactly(
            body -> assertThat(body).contains("\"from\":\"15550000007\""),
            body -> assertThat(body).contains("\"from\":\"15550000008\""),
            body -> assertThat(body).contains("\"from\":\"15550000009\""),
            body -> assertThat(body).contains("\"from\":\"15550000007\""));
  }

  @Test
  void aBatchHoldsManyMessages() {
    var body = posts.batch();

    assertThat(body.split("\"id\":\"wamid\\.")).hasSize(1_001);
    assertThat(body).hasSizeBetween(2_990_000, 3_000_000).doesNotContain("\n");
  }
}

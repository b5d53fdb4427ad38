package dev.ava.webhook;

import static dev.ava.webhook.Reading.contentOf;
import static dev.ava.webhook.Reading.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment.Kind;
import dev.ava.domain.messaging.Attachment.Media;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'type':'image','image':{'id':'7','mime_type':'image/jpeg','sha256':'a+/=','url':'https://x'}|IMAGE|image/jpeg|a+/=|-|[image]",
        "'type':'video','video':{'id':'7','mime_type':'video/mp4','sha256':'a='}|VIDEO|video/mp4|a=|-|[video]",
        "'type':'audio','audio':{'id':'7','mime_type':'audio/ogg; codecs=opus','voice':true}|VOICE|audio/ogg; codecs=opus|-|-|[voice]",
        "'type':'audio','audio':{'id':'7','mime_type':'audio/mpeg','voice':false}|AUDIO|audio/mpeg|-|-|[audio]",
        "'type':'audio','audio':{'id':'7','voice':'true'}|AUDIO|-|-|-|[audio]",
        "'type':'voice','voice':{'id':'7','mime_type':'audio/ogg','sha256':'b='}|VOICE|audio/ogg|b=|-|[voice]",
        "'type':'document','document':{'id':'7','filename':'receipt.pdf'}|DOCUMENT|-|-|receipt.pdf|[document] receipt.pdf",
        "'type':'document','document':{'id':'7','filename':'','caption':' '}|DOCUMENT|-|-|-|[document]",
        "'type':'sticker','sticker':{'id':'7','mime_type':'image/webp','animated':false}|STICKER|image/webp|-|-|[sticker]",
        "'type':'image','image':{'id':7}|IMAGE|-|-|-|[image]",
      })
  void aFileWithoutWordsIsNotAnswered(
      String message,
      Kind kind,
      @Nullable String mimeType,
      @Nullable String sha256,
      @Nullable String fileName,
      String line) {
    var media = new Media(kind, "7", mimeType, sha256, null, fileName);

    assertThat(contentOf(message)).isEqualTo(received(new Said(line, false, media, null)));
  }

  @ParameterizedTest
  @CsvSource({"image,IMAGE", "video,VIDEO", "document,DOCUMENT", "sticker,STICKER"})
  void theWordsUnderAFileAreAnswered(String type, Kind kind) {
    var message =
        "'type':'%1$s','%1$s':{'id':'7','caption':' Look! ','filename':'f'}".formatted(type);

    assertThat(contentOf(message))
        .isEqualTo(
            received(
                new Said(" Look! ", true, new Media(kind, "7", null, null, " Look! ", "f"), null)));
  }

  @Test
  void wordsWithoutTheirFileAreStillSaid() {
    assertThat(contentOf("'type':'image','image':{'caption':'Look!'}"))
        .isEqualTo(received(Said.text("Look!")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "image|{}",
        "image|{'id':''}",
        "video|null",
        "audio|[]",
        "voice|'x'",
        "document|{'id':{}}",
        "sticker|7",
      })
  void aFileThatIsMissingIsNamed(String type, String body) {
    assertThat(contentOf("'type':'%1$s','%1$s':%2$s".formatted(type, body)))
        .isEqualTo(new Kept("A message of type " + type + " without its content."));
  }
}

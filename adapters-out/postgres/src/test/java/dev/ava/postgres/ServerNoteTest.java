package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerNoteTest {
  @TempDir private Path data;

  @Test
  void aServerThatIsReadyHasAPort() throws IOException {
    var note =
        note("%d\n/data\n1795198234\n33571\n/tmp\n127.0.0.1\n 1 2\nready   \n").orElseThrow();

    assertThat(note.port()).contains(33571);
    assertThat(note.process()).contains(ProcessHandle.current());
    assertThat(note.namesAnotherProgram()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%d",
        "%d\n/data\n1795198234\n33571",
        "%d\n/data\n1795198234\n33571\n/tmp\n127.0.0.1\n 1 2\nstarting\n",
        "%d\n/data\n1795198234\n33571\n/tmp\n127.0.0.1\n 1 2\nstopping\n",
        "%d\n/data\n1795198234\nnone\n/tmp\n127.0.0.1\n 1 2\nready\n"
      })
  void oneThatIsNotReadyHasNone(String text) throws IOException {
    assertThat(note(text).orElseThrow().port()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "-1", "99999999999999999999"})
  void whatIsNoProcessIsNone(String text) throws IOException {
    assertThat(note(text).orElseThrow().process()).isEmpty();
  }

  @Test
  void withoutANoteThereIsNoServer() throws IOException {
    assertThat(ServerNote.read(data)).isEmpty();
  }

  private Optional<ServerNote> note(String text) throws IOException {
    Files.writeString(data.resolve(ServerNote.FILE), text.formatted(ProcessHandle.current().pid()));
    return ServerNote.read(data);
  }
}

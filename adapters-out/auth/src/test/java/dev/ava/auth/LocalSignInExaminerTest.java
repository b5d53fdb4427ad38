package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.port.Examiner.Terms;
import dev.ava.domain.shared.port.Corrupt;
import dev.ava.testkit.contract.ExaminerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys as they should be, keys that others can read, keys that are none, and none.
final class LocalSignInExaminerTest extends ExaminerContract {
  @TempDir private Path folder;
  @TempDir private Path empty;
  private Path file;

  @BeforeEach
  void makeKeys() {
    new SigningKeyFile(folder).open();
    file = folder.resolve("keys").resolve("signing-keys.json");
  }

  @Override
  protected List<Examiner> wellExaminers() {
    return List.of(new LocalSignInExaminer(folder.toString()));
  }

  @Override
  protected List<Examiner> lonelyExaminers() {
    return List.of(new LocalSignInExaminer(empty.toString()));
  }

  @Override
  protected List<String> secrets() {
    try {
      return List.of(Files.readString(file).replaceAll(".*\"d\":\"([^\"]+)\".*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void keysThatOthersCanReadOrChangeAreSeen(String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

    var finding = found("sign_in.key_file");

    assertThat(finding.level()).isEqualTo(Level.FAILED);
    assertThat(finding.seen()).contains(rights);
    assertThat(finding.remedy()).contains("chmod 600 " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwx-w----", "rwx----w-"})
  void aFolderThatOthersCanChangeIsSeenAndServesNoStart(String rights) throws IOException {
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(rights));

    var finding = found("sign_in.key_file");

    assertThat(finding.level()).isEqualTo(Level.FAILED);
    assertThat(finding.seen()).contains(rights, "folder");
    assertThat(finding.remedy()).isEqualTo("chmod 700 " + file.getParent());
    assertThatThrownBy(() -> new SigningKeyFile(folder).open()).isInstanceOf(Corrupt.class);
  }

  @Test
  void aFolderThatOthersCanOnlyLookIntoIsFine() throws IOException {
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(found("sign_in.key_file").level()).isEqualTo(Level.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"keys\":[]}", "null", "<html>"})
  void aFileWithoutUsableKeysIsSeen(String content) throws IOException {
    Files.writeString(file, content);

    var finding = found("sign_in.keys");

    assertThat(finding.level()).isEqualTo(Level.FAILED);
    assertThat(finding.seen()).contains("no usable signing keys");
  }

  @Test
  void lookingMakesNoKeys() throws IOException {
    lonelyExaminers().getFirst().examine(new Terms(true, Duration.ofSeconds(4)));

    try (var files = Files.list(empty)) {
      assertThat(files).isEmpty();
    }
  }

  private Finding found(String check) {
    return wellExaminers().getFirst().examine(new Terms(false, Duration.ofSeconds(4))).stream()
        .filter(finding -> finding.check().id().equals(check))
        .findFirst()
        .orElseThrow();
  }
}

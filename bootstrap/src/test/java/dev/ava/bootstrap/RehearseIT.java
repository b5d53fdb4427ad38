package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `ava rehearse`, and the cache that comes of it.
@Execution(ExecutionMode.CONCURRENT)
class RehearseIT {
  /// What the log of loaded classes says of one that is on the way of a message and was not cached.
  /// Classes that Java makes itself, such as those for `switch`, have `$$` in their names.
  private static final String NOT_LEARNED =
      ".* dev\\.ava\\.(domain|webhook|worker|metagraph)\\.(?!\\S+\\$\\$)\\S+"
          + " source: (?!shared objects file).*";

  @TempDir private Path folder;

  @Test
  void whateverIsConfiguredItTouchesNothingOfItAndLeavesNothing() throws Exception {
    var ava =
        AvaProcess.run(
            Map.of(
                "APP_ENV",
                "cloud",
                "AVA_DATA_DIR",
                folder.resolve("of-the-installation").toString(),
                "DATABASE_URL",
                "postgresql://nobody:secret@127.0.0.1:1/none",
                "JAVA_TOOL_OPTIONS",
                "-Djava.io.tmpdir=" + folder),
            "rehearse");

    assertThat(ava.exitCode()).as(ava.printed()).isZero();
    assertThat(ava.printed()).contains("A message was answered.").doesNotContain("\tat ");
    assertThat(folder.resolve("of-the-installation")).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**ava-rehearsal*");
  }

  @Test
  void whatTheFirstMessageNeedsWasLearned() throws Exception {
    var loaded = folder.resolve("loaded.log");
    var phone = Api.somePhone();
    try (var graph = GraphDouble.start()) {
      var variables = new HashMap<>(RunningAva.variables(RunningAva.freePort(), "", graph.url()));
      variables.remove("DATABASE_URL");
      variables.put("AVA_DATA_DIR", folder.resolve("data").toString());
      variables.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
      try (var ava = AvaProcess.serve(variables)) {
        var claimed = ava.api().signedUp().put("/preferences/whatsapp", Api.phone(phone));
        var linking = Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code"));
        assertThat(ava.webhooks().post(linking)).isEqualTo(200);
        await().until(() -> graph.to(phone).size() == 1);
      }
    }

    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains(" dev.ava.metagraph.MetaGraphMessageGateway source: "))
        .noneMatch(line -> line.matches(NOT_LEARNED));
  }
}

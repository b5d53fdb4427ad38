package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.postgres.TestPostgres;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// An export of far more than fits into the memory of the process that makes it.
@Order(3)
class ExportIT {
  private static final int MESSAGES = 100_000;
  private static final String SMALL_HEAP = "-Xmx96m";

  @Test
  void anyNumberOfMessagesLeavesAProcessWithLittleMemory() throws Exception {
    try (var database = TestPostgres.database();
        var graph = GraphDouble.start()) {
      var variables =
          new HashMap<>(RunningAva.variables(RunningAva.freePort(), database.url(), graph.url()));
      variables.put("JAVA_TOOL_OPTIONS", SMALL_HEAP);
      try (var ava = AvaProcess.serve(variables)) {
        var session =
            ava.api().post("/auth/signup", Api.credentials(Api.someEmail(), "correct horse"));
        try (var connection = database.superuser();
            var fill =
                connection.prepareStatement(
                    """
                    insert into ava.messages (id, user_id, channel, role, content, status, created_at)
                    select gen_random_uuid(), ?, 'app', 'user',
                      'message ' || n || ' ' || repeat(md5(cast(n as text)), 60), 'received',
                      now() - n * interval '1 second'
                    from generate_series(1, ?) n
                    """)) {
          fill.setObject(1, UUID.fromString(session.text("user_id")));
          fill.setInt(2, MESSAGES);
          fill.execute();
        }
        var request =
            HttpRequest.newBuilder(URI.create(ava.url() + "/account/export"))
                .header("Authorization", "Bearer " + session.text("access_token"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        try (var zip = new ZipInputStream(answer.body())) {
          for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals("messages.json")) {
              assertThat(count(zip, "\"content\":\"message ")).isEqualTo(MESSAGES);
            } else if (entry.getName().equals("timeline.html")) {
              assertThat(count(zip, "<li ")).isEqualTo(MESSAGES);
            }
          }
        }
        assertThat(ava.api().get("/health").status()).isEqualTo(200);
        assertThat(ava.printed()).contains(SMALL_HEAP).doesNotContain("OutOfMemoryError");
      }
    }
  }

  /// How often a text of ASCII characters, whose first stands nowhere else in it, is in a stream.
  private static int count(InputStream in, String text) throws Exception {
    var count = 0;
    var matched = 0;
    var buffer = new byte[65_536];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (var index = 0; index < read; index++) {
        if (buffer[index] == text.charAt(matched)) {
          matched++;
        } else {
          matched = buffer[index] == text.charAt(0) ? 1 : 0;
        }
        if (matched == text.length()) {
          count++;
          matched = 0;
        }
      }
    }
    return count;
  }
}

package dev.ava.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Takes webhooks in Ava's place: checks the signature, keeps what came, and fails on demand.
@Controller("/webhook")
@Requires(property = "test.stub", value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StubWebhook {
  private static final Pattern WA_ID = Pattern.compile("\"wa_id\":\"([0-9]+)\"");

  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  @Post
  HttpResponse<?> receive(
      @Nullable @Header("X-Hub-Signature-256") String signature, @Body byte[] body) {
    if (!expected(body).equals(signature)) {
      return HttpResponse.unauthorized();
    }
    return about(waId(new String(body, UTF_8))).take(new String(body, UTF_8));
  }

  /// What comes about a number.
  Line about(String waId) {
    return lines.computeIfAbsent(waId, id -> new Line());
  }

  private static String waId(String body) {
    return WA_ID.matcher(body).results().findFirst().orElseThrow().group(1);
  }

  /// The webhooks about one number.
  static final class Line {
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final Queue<HttpStatus> failures = new ConcurrentLinkedQueue<>();
    private volatile Runnable onMessage = () -> {};

    /// Answers the next ones with these, one each.
    void failWith(HttpStatus... statuses) {
      failures.addAll(List.of(statuses));
    }

    /// What to do between taking a message and answering 200.
    void onMessage(Runnable action) {
      onMessage = action;
    }

    /// The next body that was taken.
    String next() throws InterruptedException {
      var body = taken.poll(10, TimeUnit.SECONDS);
      if (body == null) {
        throw new AssertionError("No webhook came within 10 seconds.");
      }
      return body;
    }

    /// Whether nothing comes for a while.
    boolean staysQuiet() throws InterruptedException {
      return taken.poll(300, TimeUnit.MILLISECONDS) == null;
    }

    private HttpResponse<?> take(String body) {
      var failure = failures.poll();
      if (failure != null) {
        return HttpResponse.status(failure);
      }
      taken.add(body);
      if (body.contains("\"messages\":")) {
        onMessage.run();
      }
      return HttpResponse.ok();
    }
  }

  private static String expected(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Simulator.APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An Ava under a public name: what speaks https before it, and a proxy through which a process on
/// this machine finds that name. The name itself leads nowhere.
final class PublicFront implements AutoCloseable {
  static final String HOST = "ava.example.org";

  private static final String PASSWORD = "of-a-key-of-the-tests";
  private static final List<String> PASSED_ON = List.of("Content-Type", "X-Hub-Signature-256");

  private final String inner;
  private final Path keys;
  private final HttpsServer https;
  private final ServerSocket proxy;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private PublicFront(String inner, Path keys) throws IOException, GeneralSecurityException {
    this.inner = inner;
    this.keys = keys;
    this.https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    this.proxy = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    https.setHttpsConfigurator(new HttpsConfigurator(tls()));
    https.setExecutor(threads);
    https.createContext("/", this::passOn);
    https.start();
    threads.execute(this::accept);
  }

  /// @param url where Ava is
  /// @param folder where the key is kept
  static PublicFront of(String url, Path folder) throws Exception {
    var keys = folder.resolve("front.p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "front",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=" + HOST,
                "-ext",
                "san=dns:" + HOST,
                "-validity",
                "30")
            .inheritIO()
            .start();
    assertThat(made.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(made.exitValue()).isZero();
    return new PublicFront(url, keys);
  }

  /// With these a JVM finds the public name and trusts its certificate.
  String javaOptions() {
    return "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=%d -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
        .formatted(proxy.getLocalPort(), keys, PASSWORD);
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    https.stop(0);
    threads.shutdownNow();
    http.close();
  }

  private SSLContext tls() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request =
          HttpRequest.newBuilder(URI.create(inner + exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      for (var name : PASSED_ON) {
        var value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = proxy.accept();
        threads.execute(() -> connect(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  /// Whatever is asked for, what speaks https is what one gets.
  private void connect(Socket client) {
    try (client;
        var server = new Socket(https.getAddress().getAddress(), https.getAddress().getPort())) {
      skipHead(client.getInputStream());
      client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
      var back = threads.submit(() -> copy(server.getInputStream(), client.getOutputStream()));
      copy(client.getInputStream(), server.getOutputStream());
      server.shutdownOutput();
      back.get();
    } catch (IOException | ExecutionException over) {
      // One side has hung up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void skipHead(InputStream in) throws IOException {
    var last = new StringBuilder();
    while (!last.toString().endsWith("\r\n\r\n")) {
      var read = in.read();
      if (read < 0) {
        throw new EOFException();
      }
      last.append((char) read);
    }
  }

  private static long copy(InputStream in, OutputStream out) throws IOException {
    return in.transferTo(out);
  }
}

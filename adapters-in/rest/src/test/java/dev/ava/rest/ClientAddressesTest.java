package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressesTest {
  private static final String NOBODY = "";
  private static final String PROXIES = "10.0.0.0/8, 2001:db8:1::/48 ,192.0.2.7";

  @Test
  void peerIsTheClient() {
    assertThat(keyOf(NOBODY, "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void strangersHeaderIsIgnored() {
    assertThat(keyOf(NOBODY, "198.51.100.1", "203.0.113.5")).isEqualTo("198.51.100.1");
    assertThat(keyOf(PROXIES, "198.51.100.1", "203.0.113.5")).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.2.3      | 203.0.113.5                          | 203.0.113.5",
        "192.0.2.7     | 203.0.113.5                          | 203.0.113.5",
        "2001:db8:1::9 | 203.0.113.5                          | 203.0.113.5",
        "10.1.2.3      | 1.1.1.1, 203.0.113.5                 | 203.0.113.5",
        "10.1.2.3      | 1.1.1.1, 203.0.113.5, 10.9.9.9       | 203.0.113.5",
        "10.1.2.3      | 10.4.4.4,10.5.5.5                    | 10.4.4.4",
        "10.1.2.3      | 203.0.113.5, unknown                 | 10.1.2.3",
        "10.1.2.3      | evil.example                         | 10.1.2.3",
        "10.1.2.3      | ::ffff:203.0.113.5                   | 203.0.113.5",
        "10.1.2.3      | 2001:db8:aaaa:bbbb:1:2:3:4           | 2001:db8:aaaa:bbbb::",
        "10.1.2.3      | 2001:db8:aaaa:bbbb:ffff::            | 2001:db8:aaaa:bbbb::",
      })
  void trustedProxyNamesTheClient(String peer, String forwarded, String client) {
    assertThat(keyOf(PROXIES, peer, forwarded)).isEqualTo(client);
  }

  @Test
  void severalHeadersCountAsOne() {
    assertThat(keyOf(PROXIES, "10.1.2.3", "1.1.1.1", "203.0.113.5")).isEqualTo("203.0.113.5");
  }

  @Test
  void trustedProxyThatNamesNobodyIsTheClient() {
    assertThat(keyOf(PROXIES, "10.1.2.3")).isEqualTo("10.1.2.3");
    assertThat(keyOf(PROXIES, "10.1.2.3", "")).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "::/129", "/8"})
  void rubbishIsRefusedAtTheStart(String proxy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientAddresses(new RestSettings("", List.of(proxy))))
        .withMessageContaining("ava.trusted-proxies");
  }

  @Test
  void theWholeAddressIsTheOneThatNobodyCanMakeUp() {
    assertThat(addresses(PROXIES).resolve(request("198.51.100.1", "203.0.113.5")))
        .isEqualTo("198.51.100.1");
    assertThat(addresses(PROXIES).resolve(request("10.1.2.3", "1.1.1.1, 2001:db8:aaaa:bbbb::4")))
        .isEqualTo("2001:db8:aaaa:bbbb::4");
    assertThat(addresses(NOBODY).resolve(request("fe80::1%1", "203.0.113.5"))).isEqualTo("fe80::1");
  }

  @Test
  void theFrameworkAsksThisOne() {
    try (var context =
        ApplicationContext.run(Map.of("ava.trusted-proxies", "", "ava.public-url", ""))) {
      assertThat(context.getBean(HttpClientAddressResolver.class))
          .isInstanceOf(ClientAddresses.class);
    }
  }

  private static String keyOf(String proxies, String peer, String... forwarded) {
    return addresses(proxies).keyOf(request(peer, forwarded));
  }

  private static ClientAddresses addresses(String proxies) {
    return new ClientAddresses(new RestSettings("", List.of(proxies.split(","))));
  }

  private static HttpRequest<?> request(String peer, String... forwarded) {
    var request = HttpRequest.GET("/");
    for (var line : forwarded) {
      request.getHeaders().add("X-Forwarded-For", line);
    }
    return new HttpRequestWrapper<>(request) {
      @Override
      public InetSocketAddress getRemoteAddress() {
        return new InetSocketAddress(peer, 4711);
      }
    };
  }
}

package dev.ava.rest;

import org.junit.jupiter.api.extension.RegisterExtension;

/// Limits that are counted in memory, on the thread that reads requests.
final class RequestsCountedAtOnceTest extends RequestLimitsContract {
  @RegisterExtension static final RestServer SERVER = serverThatCounts("at once");

  RequestsCountedAtOnceTest() {
    super(SERVER);
  }
}

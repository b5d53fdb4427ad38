package dev.ava.rest;

import org.junit.jupiter.api.extension.RegisterExtension;

/// Limits that are counted where every answer takes a while, as in a store.
final class RequestsCountedElsewhereTest extends RequestLimitsContract {
  @RegisterExtension static final RestServer SERVER = serverThatCounts("elsewhere");

  RequestsCountedElsewhereTest() {
    super(SERVER);
  }
}

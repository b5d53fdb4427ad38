package dev.ava.rest;

/// Which requests are counted: all but the webhook, whose pace is Meta's, what whoever runs Ava
/// asks, and the pages for developers, through which a simulated Meta talks to Ava.
final class Limited {
  /// A regular expression for paths.
  static final String PATHS = "/(?!(webhook|health|prometheus|dev)(/|$)).*";

  private Limited() {}
}

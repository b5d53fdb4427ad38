package dev.ava.domain.offenders.port;

import java.util.concurrent.CompletableFuture;

interface PortWithDefault {
  CompletableFuture<String> later();

  default String now() {
    return later().join();
  }
}

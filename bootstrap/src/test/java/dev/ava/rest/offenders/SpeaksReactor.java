package dev.ava.rest.offenders;

import reactor.core.publisher.Mono;

interface SpeaksReactor {
  Mono<String> later();
}

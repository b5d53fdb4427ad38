package dev.ava.bootstrap;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.port.LinkCodes;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Link codes from the operating system's random numbers.
final class SecureLinkCodes implements LinkCodes {
  private final SecureRandom random = new SecureRandom();

  @Override
  public LinkCode next() {
    var letters =
        random
            .ints(LinkCode.LENGTH, 0, LinkCode.ALPHABET.length())
            .mapToObj(index -> String.valueOf(LinkCode.ALPHABET.charAt(index)))
            .collect(Collectors.joining());
    return new LinkCode("AVA-" + letters);
  }
}

package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.usecase.ListQueued.Which;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `waiting`, `stuck`, `unknown`, `dead` and `kept`.
final class WhichConverter implements ITypeConverter<Which> {
  @Override
  public Which convert(String word) {
    return Arrays.stream(Which.values())
        .filter(which -> Words.of(which).equals(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("must be one of: " + words()));
  }

  private static String words() {
    return Arrays.stream(Which.values()).map(Words::of).collect(Collectors.joining(", "));
  }
}

package dev.ava.bootstrap;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar.
final class AvaVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"ava " + current()};
  }

  static String current() {
    return Optional.ofNullable(Ava.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}

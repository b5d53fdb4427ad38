package dev.ava.bootstrap.prove;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Starts commands of this very program in processes of their own, with nothing in their
/// environment but what they need. They share an ahead-of-time cache (JEP 514), which halves the
/// work of a start: the one that this process was started with, or else one that the first of them
/// makes, if all is in one jar. Java makes none for class paths with folders.
///
/// @param environment what every command gets
/// @param options what every Java gets besides the usual ones
/// @param folder where they work, and where what they print goes
record Launcher(Map<String, String> environment, List<String> options, Path folder) {
  private static final String MAIN = "dev.ava.bootstrap.Ava";
  private static final String CACHE_OPTION = "-XX:AOTCache=";
  private static final List<String> USUAL_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  Launcher {
    environment = Map.copyOf(environment);
    options = List.copyOf(options);
  }

  /// @param name of the file for what it prints, which is added to what is there
  Process launch(String name, Map<String, String> more, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(USUAL_OPTIONS);
    cacheOption().ifPresent(command::add);
    command.addAll(options);
    command.addAll(program());
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log(name).toFile()));
    var variables = new HashMap<>(environment);
    variables.putAll(more);
    Optional.ofNullable(System.getenv("PATH")).ifPresent(path -> variables.put("PATH", path));
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }

  private Optional<String> cacheOption() {
    return cacheOfThisProcess().map(cache -> CACHE_OPTION + cache).or(this::optionForOwnCache);
  }

  private static Optional<Path> cacheOfThisProcess() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith(CACHE_OPTION))
        .map(option -> Path.of(option.substring(CACHE_OPTION.length())).toAbsolutePath())
        .findFirst();
  }

  /// Makes the cache if there is none yet, and uses it once it is there.
  private Optional<String> optionForOwnCache() {
    var cache = folder.resolve("ava.aot");
    return isOneJar()
        ? Optional.of((Files.exists(cache) ? CACHE_OPTION : "-XX:AOTCacheOutput=") + cache)
        : Optional.empty();
  }

  private static List<String> program() {
    return isOneJar() ? List.of("-jar", classPath()) : List.of("-cp", classPath(), MAIN);
  }

  private static boolean isOneJar() {
    return classPath().endsWith(".jar") && !classPath().contains(File.pathSeparator);
  }

  /// The class path of this process, from wherever it is read.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }
}

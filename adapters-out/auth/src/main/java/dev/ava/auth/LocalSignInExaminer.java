package dev.ava.auth;

import static dev.ava.domain.diagnosis.Check.SIGN_IN_CONFIRMATION;
import static dev.ava.domain.diagnosis.Check.SIGN_IN_KEYS;
import static dev.ava.domain.diagnosis.Check.SIGN_IN_KEY_FILE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How the built-in sign-in keeps its keys. Looks at the file and makes none, also for a command
/// that signs nobody in.
@Singleton
@Requires(property = "ava.sign-in.examined", value = "local")
final class LocalSignInExaminer implements Examiner {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");
  private static final String RESTORE =
      "Put the file back from a backup, or delete it to start with a new key, which signs everybody"
          + " out.";

  private final Path folder;
  private final Path file;

  LocalSignInExaminer(@Value("${ava.data-dir}") String dataDir) {
    this.folder = Path.of(dataDir, "keys");
    this.file = folder.resolve("signing-keys.json");
  }

  @Override
  public Set<Check> checks() {
    return EnumSet.of(SIGN_IN_KEY_FILE, SIGN_IN_KEYS, SIGN_IN_CONFIRMATION);
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return List.of(file(), keys(), confirmation());
  }

  private Finding file() {
    if (Files.notExists(file)) {
      return Finding.notice(
          SIGN_IN_KEY_FILE,
          "There is no file %s yet.".formatted(file),
          "Ava makes a key at its first start.");
    }
    try {
      var ofFolder = Files.getPosixFilePermissions(folder);
      if (ofFolder.contains(GROUP_WRITE) || ofFolder.contains(OTHERS_WRITE)) {
        return Finding.failed(
            SIGN_IN_KEY_FILE,
            "The rights of the folder %s are %s."
                .formatted(folder, PosixFilePermissions.toString(ofFolder)),
            "Others may put keys of theirs in place of Ava's. Ava refuses to start with it.",
            "chmod 700 " + folder);
      }
      var rights = Files.getPosixFilePermissions(file);
      var seen = "The rights of %s are %s.".formatted(file, PosixFilePermissions.toString(rights));
      return OWNERS.containsAll(rights)
          ? Finding.ok(SIGN_IN_KEY_FILE, seen, "Nobody but its owner can sign tokens.")
          : Finding.failed(
              SIGN_IN_KEY_FILE,
              seen,
              "Whoever reads it can sign a token in anybody's name. Ava refuses to start with it.",
              "chmod 600 %s; if somebody may have read it, delete it, which signs everybody out."
                  .formatted(file));
    } catch (IOException | UnsupportedOperationException e) {
      return Finding.unknown(
          SIGN_IN_KEY_FILE,
          "The rights of %s cannot be looked at.".formatted(file),
          "Whether others can sign tokens is not known.",
          "Run this as the user that Ava runs as, on a file system with owner-only rights.");
    }
  }

  private Finding keys() {
    if (Files.notExists(file)) {
      return Finding.notice(
          SIGN_IN_KEYS, "There is no key yet.", "Ava makes one (ES256) at its first start.");
    }
    try {
      SigningKeys.parse(Files.readString(file));
      return Finding.ok(
          SIGN_IN_KEYS,
          "Tokens are signed with ES256; the public keys are at /.well-known/jwks.json.",
          "Whoever checks tokens needs no secret for it.");
    } catch (IllegalArgumentException unusable) {
      return Finding.failed(
          SIGN_IN_KEYS,
          "%s holds no usable signing keys: %s".formatted(file, unusable.getMessage()),
          "Ava does not start with it, and nobody can sign in.",
          RESTORE);
    } catch (IOException e) {
      return Finding.unknown(
          SIGN_IN_KEYS,
          "%s cannot be read.".formatted(file),
          "Whether the keys are usable is not known.",
          "Run this as the user that Ava runs as.");
    }
  }

  private static Finding confirmation() {
    return Finding.notice(
        SIGN_IN_CONFIRMATION,
        "The built-in sign-in sends no mail: e-mail addresses are not confirmed.",
        "Somebody can sign up with an address that is not theirs; what is theirs stays theirs.");
  }
}

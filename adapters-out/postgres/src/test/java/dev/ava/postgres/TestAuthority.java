package dev.ava.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority of one test, made with the JDK's `keytool`.
///
/// @param folder holds its key and everything that it has signed
/// @param certificate its own certificate in PEM form, which is what clients trust
record TestAuthority(Path folder, Path certificate) {
  private static final String PASSWORD = "only-for-tests";
  private static final String STORE = "authority.p12";

  /// Makes one.
  static TestAuthority in(Path folder) {
    keytool(
        folder,
        "-genkeypair -alias ca -keystore %s -storetype PKCS12 -keyalg EC -groupname secp256r1"
                .formatted(STORE)
            + " -dname CN=Authority -ext bc:c -validity 2");
    keytool(folder, "-exportcert -rfc -alias ca -keystore %s -file ca.crt".formatted(STORE));
    return new TestAuthority(folder, folder.resolve("ca.crt"));
  }

  /// Signs a certificate of a server.
  ///
  /// @param name of the host, the only one that the certificate is for
  /// @return the folder with `server.key` and `server.crt`
  Path sign(String name) {
    keytool(
        folder,
        "-genkeypair -alias server -keystore server.p12 -storetype PKCS12 -keyalg EC"
            + " -groupname secp256r1 -dname CN="
            + name
            + " -validity 2");
    keytool(folder, "-certreq -alias server -keystore server.p12 -file server.csr");
    keytool(
        folder,
        "-gencert -rfc -alias ca -keystore %s -infile server.csr -outfile server.crt -validity 2"
                .formatted(STORE)
            + " -ext SAN=dns:"
            + name);
    writeKey();
    return folder;
  }

  private void writeKey() {
    try (var in = Files.newInputStream(folder.resolve("server.p12"))) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      var key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
      var file =
          Files.createFile(
              folder.resolve("server.key"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path folder, String arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-storepass", PASSWORD, "-noprompt"));
    try {
      var process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

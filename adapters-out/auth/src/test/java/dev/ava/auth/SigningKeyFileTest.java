package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.domain.shared.port.Corrupt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeyFileTest {
  private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder().subject("ann").build();

  @TempDir private Path dataDir;

  @Test
  void theFirstStartMakesAKeyForTheOwnerAlone() throws Exception {
    open();

    assertThat(rightsOf(folder())).isEqualTo("rwx------");
    assertThat(rightsOf(file())).isEqualTo("rw-------");
    assertThat(JWKSet.load(file().toFile()).getKeys())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.type(ECKey.class))
        .satisfies(
            key -> {
              assertThat(key.getCurve()).isEqualTo(Curve.P_256);
              assertThat(key.isPrivate()).isTrue();
              assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            });
  }

  @Test
  void aMissingDataFolderIsMade() {
    var keys = new SigningKeyFile(dataDir.resolve("not/yet")).open();

    assertThat(keys.publicKeys()).contains("\"kid\"");
    assertThat(dataDir.resolve("not/yet/keys/signing-keys.json")).isRegularFile();
  }

  @Test
  void aLaterStartKeepsTheKey() throws Exception {
    var token = open().sign(CLAIMS);
    var written = Files.readString(file());

    var later = open();

    assertThat(later.verify(SignedJWT.parse(token))).isTrue();
    assertThat(Files.readString(file())).isEqualTo(written);
  }

  @Test
  void startsAtTheSameTimeShareOneKeyAndLeaveNothingElse() throws Exception {
    var starts = 8;
    var barrier = new CyclicBarrier(starts);
    Callable<String> start =
        () -> {
          barrier.await();
          return open().publicKeys();
        };

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var keys = threads.invokeAll(Stream.generate(() -> start).limit(starts).toList());

      assertThat(keys).extracting(Future::resultNow).containsOnly(open().publicKeys());
    }
    try (var files = Files.list(folder())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void theFirstOfSeveralKeysSignsAndAllVerify() throws Exception {
    var fresh = key("fresh");
    var old = key("old");
    write(fresh, old);
    var tokenOfOld = signedBy(old);

    var keys = open();
    var token = SignedJWT.parse(keys.sign(CLAIMS));

    assertThat(token.getHeader().getKeyID()).isEqualTo("fresh");
    assertThat(keys.verify(token)).isTrue();
    assertThat(keys.verify(tokenOfOld)).isTrue();
    assertThat(JWKSet.parse(keys.publicKeys()).getKeys())
        .containsExactly(fresh.toPublicJWK(), old.toPublicJWK());
  }

  @Test
  void aKeyThatWasTakenOutVerifiesNothing() throws Exception {
    var old = key("old");
    write(key("fresh"));
    var tokenOfOld = signedBy(old);

    assertThat(open().verify(tokenOfOld)).isFalse();
  }

  @Test
  void aRetiredKeyNeedsNoPrivateHalf() throws Exception {
    var old = key("old");
    write(key("fresh"), old.toPublicJWK());
    var tokenOfOld = signedBy(old);

    assertThat(open().verify(tokenOfOld)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---"})
  void aFileThatOthersMayUseIsRefused(String rights) throws Exception {
    open();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(rights));

    assertThatThrownBy(this::open)
        .isInstanceOf(Corrupt.class)
        .hasMessageContainingAll(file().toString(), rights, "chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx-w----", "rwx----w-"})
  void aFolderThatOthersMayChangeIsRefused(String rights) throws Exception {
    open();
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString(rights));

    assertThatThrownBy(this::open)
        .isInstanceOf(Corrupt.class)
        .hasMessageContainingAll(folder().toString(), rights, "chmod 700");
  }

  @ParameterizedTest
  @MethodSource("unusableFiles")
  void aFileWithoutUsableKeysIsRefusedAndLeftAlone(String content, String why) throws Exception {
    open();
    Files.writeString(file(), content);

    assertThatThrownBy(this::open)
        .isInstanceOf(Corrupt.class)
        .hasMessageContainingAll(file().toString(), why, "backup");
    assertThat(file()).hasContent(content);
  }

  static Stream<Arguments> unusableFiles() throws JOSEException {
    var key = key("a");
    return Stream.of(
        Arguments.of("", "It is not a JWK set."),
        Arguments.of("no json", "It is not a JWK set."),
        Arguments.of("[]", "It is not a JWK set."),
        Arguments.of("{}", "It is not a JWK set."),
        Arguments.of("null", "It is not a JWK set."),
        Arguments.of("{\"keys\":null}", "It is not a JWK set."),
        Arguments.of("{\"keys\":{}}", "It is not a JWK set."),
        Arguments.of("{\"keys\":[null]}", "It is not a JWK set."),
        Arguments.of("{\"keys\":[{}]}", "It is not a JWK set."),
        Arguments.of("{\"keys\":[{\"kty\":\"EC\"}]}", "It is not a JWK set."),
        Arguments.of(setOf(key).substring(9), "It is not a JWK set."),
        Arguments.of(setOf(key).replace("P-256", "P-384"), "It is not a JWK set."),
        Arguments.of("{\"keys\":[]}", "There is no key in it."),
        Arguments.of(setOf(new RSAKeyGenerator(2048).keyID("a").generate()), "on curve P-256."),
        Arguments.of(
            setOf(new ECKeyGenerator(Curve.P_384).keyID("a").generate()), "on curve P-256."),
        Arguments.of(
            setOf(key, new OctetSequenceKeyGenerator(256).keyID("b").generate()),
            "on curve P-256."),
        Arguments.of(setOf(new ECKeyGenerator(Curve.P_256).generate()), "\"kid\" of its own."),
        Arguments.of(setOf(key, key("a")), "\"kid\" of its own."),
        Arguments.of(setOf(key.toPublicJWK()), "lacks the private half."));
  }

  @Test
  void whatIsSaidAboutADamagedFileHoldsNoSecret() throws Exception {
    var key = key("a");
    var secret = key.getD().toString();
    open();
    Files.writeString(file(), setOf(key).replace("\"d\":\"", "\"d\":\"%").replace("\"}]}", ""));

    assertThatThrownBy(this::open)
        .isInstanceOf(Corrupt.class)
        .satisfies(
            failure -> {
              var said = new StringWriter();
              failure.printStackTrace(new PrintWriter(said));
              assertThat(said.toString()).doesNotContain(secret.substring(0, 8));
            });
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws Exception {
    open();
    Files.delete(file());
    Files.createDirectory(
        file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

    assertThatThrownBy(this::open)
        .isInstanceOf(Corrupt.class)
        .hasMessageContainingAll(file().toString(), "cannot be kept");
  }

  @Test
  void aDataFolderThatIsAFileIsRefused() throws Exception {
    var blocked = Files.createFile(dataDir.resolve("blocked"));

    assertThatThrownBy(() -> new SigningKeyFile(blocked).open())
        .isInstanceOf(Corrupt.class)
        .hasMessageContainingAll(blocked.toString(), "cannot be kept");
  }

  private SigningKeys open() {
    return new SigningKeyFile(dataDir).open();
  }

  private void write(JWK... keys) throws IOException {
    open();
    Files.writeString(file(), setOf(keys));
  }

  private static String setOf(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(false);
  }

  private static ECKey key(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  private static SignedJWT signedBy(ECKey key) throws ParseException {
    return SignedJWT.parse(SigningKeys.parse(setOf(key)).sign(CLAIMS));
  }

  private Path folder() {
    return dataDir.resolve("keys");
  }

  private Path file() {
    return folder().resolve("signing-keys.json");
  }

  private static String rightsOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

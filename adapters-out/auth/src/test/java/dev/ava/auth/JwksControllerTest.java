package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JwksControllerTest {
  @TempDir private Path dataDir;

  @Test
  void anybodyGetsThePublicHalvesAndMayKeepThemForTenMinutes() throws Exception {
    try (var server = new SignInServer(dataDir)) {
      var kept = JWKSet.load(dataDir.resolve("keys/signing-keys.json").toFile());

      var answer = server.get("/.well-known/jwks.json");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().allValues("content-type")).containsExactly("application/json");
      assertThat(answer.headers().allValues("cache-control"))
          .containsExactly("public, max-age=600");
      assertThat(JWKSet.parse(answer.body()).getKeys())
          .singleElement()
          .asInstanceOf(InstanceOfAssertFactories.type(ECKey.class))
          .satisfies(
              key -> {
                assertThat(key).isEqualTo(kept.getKeys().getFirst().toPublicJWK());
                assertThat(key.isPrivate()).isFalse();
                assertThat(key.getCurve()).isEqualTo(Curve.P_256);
                assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
                assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
              });
    }
  }

  @Test
  void aBadTokenDoesNotKeepAnybodyFromIt() throws Exception {
    try (var server = new SignInServer(dataDir)) {
      var answer = server.get("/.well-known/jwks.json", "Authorization", "Bearer a.b.c");

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theSignInOfTheFrameworkIsNotThere() throws Exception {
    try (var server = new SignInServer(dataDir)) {
      for (var path :
          new String[] {"/login", "/logout", "/oauth/access_token", "/keys", "/token_info"}) {
        assertThat(server.get(path).statusCode()).as(path).isIn(401, 404);
      }
    }
  }
}

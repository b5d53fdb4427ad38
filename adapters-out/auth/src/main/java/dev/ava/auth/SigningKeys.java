package dev.ava.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The keys that sign and verify access tokens, all ES256 (RFC 7518, 3.4). The first signs; every
/// one verifies the tokens that name it (`kid`), so that a new key can be put before an old one
/// without signing anybody out. Thread-safe.
final class SigningKeys {
  private final JWSHeader header;
  private final JWSSigner signer;
  private final Map<String, JWSVerifier> verifiers = new HashMap<>();
  private final String publicKeys;

  private SigningKeys(List<ECKey> keys) throws JOSEException {
    var first = keys.getFirst();
    this.header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(first.getKeyID())
            .build();
    this.signer = new ECDSASigner(first);
    for (var key : keys) {
      verifiers.put(key.getKeyID(), new ECDSAVerifier(key));
    }
    this.publicKeys = new JWKSet(List.<JWK>copyOf(keys)).toString(true);
  }

  /// Reads a JWK set.
  ///
  /// @throws IllegalArgumentException with a sentence, if there is no key, if a key is not on curve
  ///     P-256 or lacks an id of its own, or if the first has no private half
  static SigningKeys parse(String keySet) {
    try {
      return new SigningKeys(keysIn(keySet));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("This Java runtime cannot use the keys in it.", e);
    }
  }

  private static List<ECKey> keysIn(String keySet) {
    var keys = parsed(keySet).getKeys();
    unless(!keys.isEmpty(), "There is no key in it.");
    unless(
        keys.stream().allMatch(key -> key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())),
        "Not every key in it is on curve P-256.");
    unless(
        keys.stream().map(JWK::getKeyID).filter(Objects::nonNull).distinct().count() == keys.size(),
        "Not every key in it has a \"kid\" of its own.");
    unless(keys.getFirst().isPrivate(), "The first key in it lacks the private half.");
    return keys.stream().map(JWK::toECKey).toList();
  }

  /// The library throws more than it declares, such as a NullPointerException at JSON's `null`.
  private static JWKSet parsed(String keySet) {
    try {
      return JWKSet.parse(keySet);
    } catch (ParseException | RuntimeException e) {
      throw new IllegalArgumentException("It is not a JWK set.", e);
    }
  }

  /// A JWK set with one new private key, named by its thumbprint (RFC 7638).
  static String newKeySet() {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .algorithm(JWSAlgorithm.ES256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint(true)
              .generate();
      return new JWKSet(key).toString(false);
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java runtime makes no keys on curve P-256.", e);
    }
  }

  /// The signed token in compact form.
  String sign(JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key " + header.getKeyID() + " cannot sign.", e);
    }
  }

  /// The public halves as a JWK set (RFC 7517, 5), in the order of the keys.
  String publicKeys() {
    return publicKeys;
  }

  /// Whether one of the keys has signed the token with ES256.
  ///
  /// @throws JOSEException if the signature cannot be checked
  boolean verify(SignedJWT token) throws JOSEException {
    var verifier = verifiers.get(token.getHeader().getKeyID());
    return verifier != null
        && JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm())
        && token.verify(verifier);
  }

  private static void unless(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}

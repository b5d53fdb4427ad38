package dev.ava.postgres;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Tells what is wrong with a certificate in words for the person who operates Ava.
final class TlsFailures {
  /// What both drivers say.
  private static final Pattern OTHER_HOST =
      Pattern.compile("The hostname .* could not be verified.*");

  private TlsFailures() {}

  /// A sentence if `failure` is about the server's certificate.
  static Optional<String> sentence(Throwable failure) {
    return causes(failure).flatMap(cause -> ofCause(cause).stream()).findFirst();
  }

  private static Optional<String> ofCause(Throwable cause) {
    var said = String.valueOf(cause.getMessage());
    if (OTHER_HOST.matcher(said).matches()) {
      return Optional.of(
          "Its certificate is for another host than the one in DATABASE_URL, so somebody else may be"
              + " answering.");
    }
    if (isAboutTrust(cause, said)) {
      return Optional.of(
          "Its certificate is not signed by an authority that DATABASE_CA_FILE (or, without it, this"
              + " Java) trusts, so somebody else may be answering.");
    }
    return Optional.empty();
  }

  private static boolean isAboutTrust(Throwable cause, String said) {
    return cause instanceof CertificateException
        || cause instanceof CertPathBuilderException
        || cause instanceof CertPathValidatorException
        || (cause instanceof SSLException && said.contains("PKIX path"));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(16);
  }
}

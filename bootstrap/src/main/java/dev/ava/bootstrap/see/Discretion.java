package dev.ava.bootstrap.see;

import dev.ava.domain.diagnosis.Secrets;
import io.micronaut.context.annotation.Requires;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What others may learn of an error: where it happened and of which kind. Words of libraries stay
/// here, because nobody knows what they quote; of Ava's own words, secrets are blanked and whatever
/// looks like a phone number is shortened. Meta's ids of messages stay here too: a phone number can
/// be read from them.
@Singleton
@Requires(property = "ava.errors.dsn")
final class Discretion {
  private static final String OURS = "dev.ava";
  private static final Pattern PHONE = Pattern.compile("(?<![\\w-])\\+?[1-9][0-9]{6,14}(?![\\w-])");
  private static final Pattern WAMID = Pattern.compile("wamid\\.[\\w+/=.-]+");

  private final Secrets secrets;

  Discretion(Secrets secrets) {
    this.secrets = secrets;
  }

  SentryEvent applyTo(SentryEvent event) {
    var said = event.getMessage();
    if (said != null) {
      var ours = event.getLogger() != null && event.getLogger().startsWith(OURS);
      said.setFormatted(ours ? discreet(said.getFormatted()) : said.getMessage());
      said.setParams(null);
    }
    List<SentryException> exceptions = event.getExceptions();
    if (exceptions != null) {
      exceptions.forEach(this::hush);
    }
    event.setUser(null);
    event.setRequest(null);
    event.setServerName(null);
    event.setBreadcrumbs(null);
    event.getContexts().remove("MDC");
    return event;
  }

  private void hush(SentryException exception) {
    var module = exception.getModule();
    exception.setValue(
        module != null && module.startsWith(OURS) ? discreet(exception.getValue()) : null);
  }

  private @Nullable String discreet(@Nullable String text) {
    return text == null
        ? null
        : PHONE
            .matcher(WAMID.matcher(secrets.blanked(text)).replaceAll("wamid.…"))
            .replaceAll(Discretion::shortened);
  }

  private static String shortened(MatchResult phone) {
    var digits = phone.group();
    return digits.substring(0, 3) + "…" + digits.substring(digits.length() - 2);
  }
}

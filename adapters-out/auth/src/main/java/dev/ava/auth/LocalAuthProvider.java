package dev.ava.auth;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Credential;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.Credentials;
import dev.ava.domain.account.port.Sessions;
import dev.ava.domain.account.port.Sessions.Rotation;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The built-in sign-in: bcrypt hashes and sessions in Ava's own store, access tokens signed by Ava
/// itself. It confirms no e-mail address and limits no rates. Hashing and signing happen outside of
/// transactions.
@Singleton
@LocalSignIn
final class LocalAuthProvider implements AuthProvider {
  private static final Logger LOG = LoggerFactory.getLogger(LocalAuthProvider.class);

  private final Credentials credentials;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;
  private final PasswordHasher hasher;
  private final AccessTokens accessTokens;
  private final LocalSignInSettings settings;

  LocalAuthProvider(
      Credentials credentials,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      Clock clock,
      PasswordHasher hasher,
      AccessTokens accessTokens,
      LocalSignInSettings settings) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.hasher = hasher;
    this.accessTokens = accessTokens;
    this.settings = settings;
  }

  @Override
  public SignUpResult signUp(EmailAddress email, Password password) {
    var hash = hasher.hash(password);
    var user = new Credential(new UserId(ids.next()), email, hash, now());
    try {
      return new SignUpResult.Granted(openSession(user, () -> credentials.add(user)));
    } catch (Conflict taken) {
      return new SignUpResult.EmailTaken();
    }
  }

  @Override
  public SignInResult signIn(EmailAddress email, String password) {
    var known = transactions.required(Caller.Service.SIGN_IN, () -> credentials.find(email));
    var stored = known.map(Credential::password).orElseGet(hasher::decoy);
    if (!hasher.matches(password, stored) || known.isEmpty()) {
      return new SignInResult.Refused();
    }
    try {
      return new SignInResult.Granted(openSession(known.get(), () -> {}));
    } catch (Conflict gone) {
      return new SignInResult.Refused();
    }
  }

  @Override
  public RefreshResult refresh(RefreshToken token) {
    var next = RefreshTokens.next();
    var now = now();
    return transactions
        .required(Caller.Service.SIGN_IN, () -> spend(token, next, now))
        .<RefreshResult>map(
            spent -> new RefreshResult.Granted(grant(spent.user(), spent.session(), next, now)))
        .orElseGet(RefreshResult.Refused::new);
  }

  @Override
  public void signOut(AccessToken token) {
    accessTokens
        .sessionOf(token)
        .ifPresent(
            session ->
                transactions.required(
                    Caller.Service.SIGN_IN, () -> sessions.revoke(session, now())));
  }

  @Override
  public PasswordCheck checkPassword(UserId user, EmailAddress email, String password) {
    var known =
        transactions
            .required(Caller.Service.SIGN_IN, () -> credentials.find(email))
            .filter(found -> found.user().equals(user));
    var stored = known.map(Credential::password).orElseGet(hasher::decoy);
    return hasher.matches(password, stored) && known.isPresent()
        ? new PasswordCheck.Right()
        : new PasswordCheck.Wrong();
  }

  @Override
  public void delete(UserId user) {
    transactions.required(Caller.Service.SIGN_IN, () -> credentials.remove(user));
  }

  private Session openSession(Credential user, Runnable before) {
    var session = new Session.Id(ids.next());
    var refreshToken = RefreshTokens.next();
    var now = now();
    transactions.required(
        Caller.Service.SIGN_IN,
        () -> {
          before.run();
          sessions.open(
              session,
              user.user(),
              RefreshTokens.hash(refreshToken),
              now,
              now.plus(settings.refreshTokenLifetime()));
        });
    return grant(user, session, refreshToken, now);
  }

  private Optional<Spent> spend(RefreshToken token, RefreshToken next, Instant now) {
    var rotation =
        sessions.rotate(
            RefreshTokens.hash(token),
            RefreshTokens.hash(next),
            now,
            now.plus(settings.refreshTokenLifetime()));
    return switch (rotation) {
      case Rotation.Rotated(var session, var user) ->
          credentials.find(user).map(found -> new Spent(session, found));
      case Rotation.Reused(var session) -> {
        LOG.warn("A refresh token was used twice, so session {} has ended", session.value());
        yield Optional.empty();
      }
      case Rotation.Unknown() -> Optional.empty();
    };
  }

  private Session grant(
      Credential user, Session.Id session, RefreshToken refreshToken, Instant now) {
    return new Session(
        user.user(),
        accessTokens.issue(user, session, now),
        settings.accessTokenLifetime(),
        refreshToken);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private record Spent(Session.Id session, Credential user) {}
}

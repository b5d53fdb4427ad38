package dev.ava.testkit;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in that keeps everything in memory and passwords as they are. Its users are known to the
/// in-memory store. A test can tell it what to answer next.
public final class InMemoryAuthProvider implements AuthProvider {
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final InMemoryStore store;
  private final Map<EmailAddress, Registered> registered = new HashMap<>();
  private final Map<AccessToken, Session.Id> accesses = new HashMap<>();
  private final Map<RefreshToken, Grant> grants = new HashMap<>();
  private final Set<RefreshToken> spent = new HashSet<>();
  private final Set<Session.Id> ended = new HashSet<>();
  private final List<AccessToken> signedOut = new ArrayList<>();
  private @Nullable SignUpResult nextSignUp;
  private @Nullable SignInResult nextSignIn;
  private @Nullable RefreshResult nextRefresh;
  private @Nullable PasswordCheck nextPasswordCheck;
  private boolean awayForDeletions;

  public InMemoryAuthProvider(InMemoryStore store) {
    this.store = store;
  }

  /// Answers the next sign-up so, whatever it is.
  public synchronized void nextSignUp(SignUpResult result) {
    nextSignUp = result;
  }

  /// Answers the next sign-in so, whatever it is.
  public synchronized void nextSignIn(SignInResult result) {
    nextSignIn = result;
  }

  /// Answers the next refresh so, whatever it is.
  public synchronized void nextRefresh(RefreshResult result) {
    nextRefresh = result;
  }

  /// Answers the next check of a password so, whatever it is.
  public synchronized void nextPasswordCheck(PasswordCheck result) {
    nextPasswordCheck = result;
  }

  /// From now on it does not answer when somebody is to be deleted, or does so again.
  public synchronized void awayForDeletions(boolean away) {
    awayForDeletions = away;
  }

  /// The tokens that were signed out, in order.
  public synchronized List<AccessToken> signedOut() {
    return List.copyOf(signedOut);
  }

  @Override
  public synchronized SignUpResult signUp(EmailAddress email, Password password) {
    store.assertNoTransaction();
    if (nextSignUp != null) {
      var result = nextSignUp;
      nextSignUp = null;
      return result;
    }
    if (registered.containsKey(email)) {
      return new SignUpResult.EmailTaken();
    }
    var user = Fixtures.aUserId();
    store.addUser(user, email);
    registered.put(email, new Registered(user, password.value()));
    return new SignUpResult.Granted(grant(user, new Session.Id(UUID.randomUUID())));
  }

  @Override
  public synchronized SignInResult signIn(EmailAddress email, String password) {
    store.assertNoTransaction();
    if (nextSignIn != null) {
      var result = nextSignIn;
      nextSignIn = null;
      return result;
    }
    return Optional.ofNullable(registered.get(email))
        .filter(found -> found.password().equals(password))
        .<SignInResult>map(
            found ->
                new SignInResult.Granted(grant(found.user(), new Session.Id(UUID.randomUUID()))))
        .orElseGet(SignInResult.Refused::new);
  }

  @Override
  public synchronized RefreshResult refresh(RefreshToken token) {
    store.assertNoTransaction();
    if (nextRefresh != null) {
      var result = nextRefresh;
      nextRefresh = null;
      return result;
    }
    var grant = grants.get(token);
    if (grant == null || ended.contains(grant.session())) {
      return new RefreshResult.Refused();
    }
    if (!spent.add(token)) {
      ended.add(grant.session());
      return new RefreshResult.Refused();
    }
    return new RefreshResult.Granted(grant(grant.user(), grant.session()));
  }

  @Override
  public synchronized void signOut(AccessToken token) {
    store.assertNoTransaction();
    signedOut.add(token);
    Optional.ofNullable(accesses.get(token)).ifPresent(ended::add);
  }

  @Override
  public synchronized PasswordCheck checkPassword(
      UserId user, EmailAddress email, String password) {
    store.assertNoTransaction();
    if (nextPasswordCheck != null) {
      var result = nextPasswordCheck;
      nextPasswordCheck = null;
      return result;
    }
    return new Registered(user, password).equals(registered.get(email))
        ? new PasswordCheck.Right()
        : new PasswordCheck.Wrong();
  }

  @Override
  public synchronized void delete(UserId user) {
    store.assertNoTransaction();
    if (awayForDeletions) {
      throw new Unavailable("The sign-in does not answer.");
    }
    registered.values().removeIf(found -> found.user().equals(user));
    grants.values().removeIf(grant -> grant.user().equals(user));
    store.removeUser(user);
  }

  private Session grant(UserId user, Session.Id session) {
    var access = new AccessToken("access-" + UUID.randomUUID());
    var refresh = new RefreshToken("refresh-" + UUID.randomUUID());
    accesses.put(access, session);
    grants.put(refresh, new Grant(user, session));
    return new Session(user, access, LIFETIME, refresh);
  }

  private record Registered(UserId user, String password) {}

  private record Grant(UserId user, Session.Id session) {}
}

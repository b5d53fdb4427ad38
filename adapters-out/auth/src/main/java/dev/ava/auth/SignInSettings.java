package dev.ava.auth;

/// What every kind of sign-in has to say before its tokens can be believed.
sealed interface SignInSettings permits LocalSignInSettings, SupabaseSettings {
  /// The claim `iss` of every token, compared letter by letter.
  String issuer();
}

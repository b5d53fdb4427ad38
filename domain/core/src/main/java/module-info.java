/// The domain of Ava: model, use cases and ports, with no dependency but JSpecify's annotations.
@org.jspecify.annotations.NullMarked
module dev.ava.domain {
  requires static transitive org.jspecify;

  exports dev.ava.domain.shared;
  exports dev.ava.domain.shared.port;
  exports dev.ava.domain.account;
  exports dev.ava.domain.account.port;
  exports dev.ava.domain.account.usecase;
  exports dev.ava.domain.avatar;
  exports dev.ava.domain.avatar.port;
  exports dev.ava.domain.avatar.usecase;
  exports dev.ava.domain.preferences;
  exports dev.ava.domain.preferences.port;
  exports dev.ava.domain.preferences.usecase;
  exports dev.ava.domain.messaging;
  exports dev.ava.domain.messaging.port;
  exports dev.ava.domain.messaging.usecase;
  exports dev.ava.domain.diagnosis;
  exports dev.ava.domain.diagnosis.port;
  exports dev.ava.domain.diagnosis.usecase;
}

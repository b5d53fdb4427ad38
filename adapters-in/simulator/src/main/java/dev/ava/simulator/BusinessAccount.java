package dev.ava.simulator;

import io.micronaut.context.annotation.ConfigurationProperties;

/// The WhatsApp business account that Ava is set up for, seen from Meta's side.
///
/// @param accessToken what Ava must present to the Graph API
/// @param phoneNumberId Meta's id of the business number
/// @param businessNumber the number itself, in E.164
/// @param appSecret what webhooks are signed with
@SimulatorOnly
@ConfigurationProperties("ava.whatsapp")
record BusinessAccount(
    String accessToken, String phoneNumberId, String businessNumber, String appSecret) {
  /// The digits of the business number, as Meta writes numbers.
  String displayPhoneNumber() {
    return businessNumber.replace("+", "");
  }

  /// Names no secret.
  @Override
  public String toString() {
    return "BusinessAccount[" + phoneNumberId + "]";
  }
}

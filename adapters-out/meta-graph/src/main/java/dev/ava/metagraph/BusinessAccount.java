package dev.ava.metagraph;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.metagraph.GraphAnswer.NotAsked;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The WhatsApp business account (WABA) that Meta is asked about, if this installation knows it.
@Singleton
final class BusinessAccount {
  private final SetUp setUp;

  BusinessAccount(SetUp setUp) {
    this.setUp = setUp;
  }

  /// What is found at the account's path, such as `/123`; without an account, that nothing is.
  List<Finding> examine(Set<Check> checks, Function<String, List<Finding>> atPath) {
    var id = setUp.businessAccountId();
    return id == null
        ? new NotAsked(
                "WHATSAPP_BUSINESS_ACCOUNT_ID",
                "the WhatsApp business account's id, beside the number's in the App Dashboard.")
            .on(checks)
        : atPath.apply("/" + GraphReads.encoded(id));
  }
}

package dev.ava.bootstrap;

import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.domain.shared.port.Ids;
import dev.ava.testkit.contract.IdsContract;
import dev.ava.testkit.contract.LinkCodesContract;
import org.junit.jupiter.api.Nested;

/// The sources of ids and codes keep what their ports promise.
class RulesTest {
  @Nested
  class IdsOfVersionSeven extends IdsContract {
    private final Ids ids = new Rules().ids();

    @Override
    protected Ids ids() {
      return ids;
    }
  }

  @Nested
  class CodesFromSecureNumbers extends LinkCodesContract {
    private final LinkCodes codes = new Rules().linkCodes();

    @Override
    protected LinkCodes codes() {
      return codes;
    }
  }
}

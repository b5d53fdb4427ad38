package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

/// The only way to get a use case of preferences.
public final class PreferencesUseCases {
  private final WhatsAppLinks links;
  private final WhatsAppIdentities identities;
  private final LinkCodes codes;
  private final Transactions transactions;
  private final LinkingPolicy policy;
  private final Clock clock;

  public PreferencesUseCases(
      WhatsAppLinks links,
      WhatsAppIdentities identities,
      LinkCodes codes,
      Transactions transactions,
      LinkingPolicy policy,
      Clock clock) {
    this.links = links;
    this.identities = identities;
    this.codes = codes;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  public LinkWhatsApp linkWhatsApp() {
    return new LinkWhatsAppService(links, identities, codes, transactions, policy, clock);
  }

  public ShowPreferences showPreferences() {
    return new ShowPreferencesService(links, transactions);
  }

  public UnlinkWhatsApp unlinkWhatsApp() {
    return new UnlinkWhatsAppService(links, identities, transactions);
  }

  public ProveWhatsApp proveWhatsApp() {
    return new ProveWhatsAppService(links, identities, transactions, clock);
  }

  public FollowIdentity followIdentity() {
    return new FollowIdentityService(links, identities, transactions);
  }
}

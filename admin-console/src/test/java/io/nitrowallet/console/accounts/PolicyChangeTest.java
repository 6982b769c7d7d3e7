package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.console.accounts.PolicyChange.Hindrance;
import io.nitrowallet.console.accounts.PolicyChange.Outcome;
import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.Trusts;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.Crew;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PolicyChangeTest {
  private static final Account OPEN = Crew.account(AccountPolicy.OPEN);

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final Scene scene = new Scene();
  private final FakeOffice office = new FakeOffice();
  private final AccountList list = new AccountList(() -> scene, scene::pins, background);
  private final EnclaveTrust trust = Trusts.good(background);

  @AfterEach
  void end() {
    background.close();
  }

  private PolicyChange change(Map<Setting, String> settings) {
    var configuration =
        new ConfigurationSources(settings, Map.of(), Path.of("/nowhere"), Optional.empty())
            .resolve();
    var profile = new Profile("test", Path.of("/nowhere/test.yaml"), configuration);
    var seat = new OperatorSeat(profile, background, () -> Instant.EPOCH);
    return new PolicyChange(office, list, trust, seat, background, () -> Instant.EPOCH);
  }

  private PolicyChange begin(Map<Setting, String> settings, Account account)
      throws InterruptedException {
    trust.refresh();
    window.turn();
    PolicyChange change = change(settings);
    change.begin(account);
    window.turn();
    return change;
  }

  private void write(PolicyChange change, String policy) throws InterruptedException {
    change.draft().text().set(policy);
    assertEquals(Optional.of(Hindrance.NO_POLICY), change.hindrance());
    window.turn();
  }

  @Test
  void changesAtOnceWhereThePresentPolicyWantsNobody() throws InterruptedException {
    PolicyChange change = begin(Map.of(), OPEN);
    assertEquals(Optional.of(Hindrance.SAME), change.hindrance());
    write(change, Crew.policy().value());
    assertEquals(Optional.empty(), change.hindrance());
    change.apply();
    window.turn();
    var changed = assertInstanceOf(Outcome.Changed.class, change.outcome().get().orElseThrow());
    assertEquals(2, changed.account().sealing().version());
    assertEquals(2, list.all().getFirst().version());
    change.apply();
    assertEquals(List.of("change treasury"), office.asked);
  }

  @Test
  void wantsAnOperatorWhereApprovalsAreWanted() throws InterruptedException {
    PolicyChange nobody = begin(Map.of(), FakeOffice.ACCOUNT);
    write(nobody, AccountPolicy.OPEN.value());
    assertEquals(2, nobody.approvals());
    assertEquals(Optional.of(Hindrance.NO_OPERATOR), nobody.hindrance());
    PolicyChange locked =
        begin(
            Map.of(Setting.OPERATOR_ID, "alice", Setting.OPERATOR_KEYSTORE, "/nowhere/alice.p12"),
            FakeOffice.ACCOUNT);
    write(locked, AccountPolicy.OPEN.value());
    assertEquals(Optional.of(Hindrance.LOCKED), locked.hindrance());
    locked.apply();
    assertEquals(List.of(), office.asked);
  }

  @Test
  void waitsForAnEnclaveThatIsTrusted() throws InterruptedException {
    PolicyChange change = change(Map.of());
    change.begin(OPEN);
    window.turn();
    change.draft().text().set(Crew.policy().value());
    window.turn();
    assertEquals(Optional.of(Hindrance.NO_PERMIT), change.hindrance());
  }

  @Test
  void saysWhyItWasNotMade() throws InterruptedException {
    PolicyChange change = begin(Map.of(), OPEN);
    write(change, Crew.policy().value());
    office.refusal = Optional.of(ErrorCode.ACCOUNT_CHANGED);
    change.apply();
    window.turn();
    assertEquals(ErrorCode.ACCOUNT_CHANGED, change.fault().get().orElseThrow().code());
    assertEquals(Optional.empty(), change.outcome().get());
    assertEquals(Optional.empty(), change.hindrance(), "it can be tried again");
  }
}

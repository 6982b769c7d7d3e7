package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static io.nitrowallet.domain.service.Enclave.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.BirthTerms;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.intent.IntentAction.Reseal;
import io.nitrowallet.domain.intent.IntentAction.UpdatePolicy;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.OpenPolicy;
import io.nitrowallet.domain.port.in.ChangeAccountResult.Changed;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeAccountServiceTest {
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");
  private static final KeyArn OTHER_KEY = Enclave.arn("other-seal-key");

  /// Says the same as `open` in other bytes, so that it is another policy.
  private static final PolicyText SPACED = new PolicyText(AccountPolicy.OPEN.value() + " ");

  private final Enclave enclave = new Enclave();
  private final Account account = enclave.generate("treasury");

  ChangeAccountServiceTest() {
    enclave.settings =
        new EnclaveSettings(
            new KmsKeys(List.of(Enclave.SEAL_KEY, OTHER_KEY), List.of(Enclave.OPEN_KEY)),
            enclave.settings.defaultPolicy(),
            Enclave.IDENTITY);
    enclave.policies = text -> OpenPolicy.read(text.equals(SPACED) ? AccountPolicy.OPEN : text);
  }

  private Account changed(Account old, AccountChange change) {
    return assertInstanceOf(Changed.class, enclave.change(old, change)).account();
  }

  @Test
  void anotherPolicyMakesTheNextVersionOfTheRow() {
    Account changed = changed(account, new UpdatePolicy(SPACED));
    assertEquals(SPACED, changed.policy());
    assertEquals(2, changed.sealing().version());
    assertEquals(account.publicKey(), changed.publicKey());
    assertEquals(account.birthCertificate(), changed.birthCertificate());
    assertEquals(new BirthTerms(Enclave.SEAL_KEY, AccountPolicy.OPEN.hash()), changed.birthTerms());
    Signed before = assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
    Signed after = assertInstanceOf(Signed.class, enclave.sign(changed, HELLO));
    assertEquals(before.signature(), after.signature());
    assertTrue(enclave.holdsNoSecret());
  }

  @Test
  void anotherKmsKeySealsTheSamePrivateKey() {
    Account changed = changed(account, new Reseal(OTHER_KEY));
    assertEquals(OTHER_KEY, changed.sealing().keyArn());
    assertEquals(account.policy(), changed.policy());
    assertInstanceOf(Signed.class, enclave.sign(changed, HELLO));
  }

  @Test
  void everySealingDrawsAFreshDataKey() {
    Account once = changed(account, new Reseal(Enclave.SEAL_KEY));
    Account again = changed(account, new Reseal(Enclave.SEAL_KEY));
    assertTrue(!once.sealing().encryptedDataKey().equals(again.sealing().encryptedDataKey()));
    assertTrue(!once.sealing().encryptedPrivateKey().equals(again.sealing().encryptedPrivateKey()));
  }

  @Test
  void statesAndRecordsWhichRowItReplaced() {
    Account changed = changed(account, new UpdatePolicy(SPACED));
    EnclaveStatement statement = enclave.statements.getLast();
    assertEquals(new Deed.PolicyUpdated(account.digest()), statement.deed());
    assertEquals(changed.digest(), statement.row());
    assertEquals(
        new Entry(
            RecordedOperation.UPDATE_POLICY,
            AccountReference.of(changed),
            Optional.empty(),
            Optional.of(Digests.sha256(Enclave.NONCE)),
            new Outcome.Row(changed.digest()),
            Optional.empty()),
        enclave.receipts.getLast().entry());
  }

  @Test
  void theOldRowStaysGoodUntilTheNewOneIsUsed() {
    Account changed = changed(account, new UpdatePolicy(SPACED));
    assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
    enclave.verify(changed);
    assertRefused(ErrorCode.STALE_ROW, enclave.sign(account, HELLO));
    assertRefused(ErrorCode.STALE_ROW, enclave.verify(account));
    assertRefused(ErrorCode.STALE_ROW, enclave.change(account, new UpdatePolicy(SPACED)));
    assertInstanceOf(Signed.class, enclave.sign(changed, HELLO));
  }

  /// Operators may have approved two changes of one row, and root on the parent have kept both.
  @Test
  void anotherRowOfTheVersionThatWasOpenedIsRefused() {
    Account kept = changed(account, new UpdatePolicy(SPACED));
    Account other = changed(account, new Reseal(OTHER_KEY));
    enclave.verify(kept);
    assertRefused(ErrorCode.STALE_ROW, enclave.sign(other, HELLO));
    assertInstanceOf(Signed.class, enclave.sign(kept, HELLO));
    Account next = changed(kept, new Reseal(OTHER_KEY));
    assertInstanceOf(Signed.class, enclave.sign(next, HELLO));
    assertRefused(ErrorCode.STALE_ROW, enclave.sign(kept, HELLO));
  }

  @Test
  void aRowThatOnlyClaimsToBeNewerMakesNothingStale() {
    Sealing own = account.sealing();
    Account claimed =
        with(
            account,
            new Sealing(own.keyArn(), 9, own.encryptedDataKey(), own.encryptedPrivateKey()));
    assertRefused(ErrorCode.ROW_TAMPERED, enclave.sign(claimed, HELLO));
    assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
  }

  @Test
  void aStaleRowNeverReachesKms() {
    enclave.verify(changed(account, new UpdatePolicy(SPACED)));
    int before = enclave.dataKeys.unwraps();
    assertRefused(ErrorCode.STALE_ROW, enclave.sign(account, HELLO));
    assertEquals(before, enclave.dataKeys.unwraps());
  }

  @Test
  void refusesAPolicyThatCannotBeReadAndAKeyThatMayNotSeal() {
    assertRefused(
        ErrorCode.POLICY_UNSUPPORTED,
        enclave.change(account, new UpdatePolicy(new PolicyText("{\"v\":2}"))));
    assertRefused(ErrorCode.KEY_NOT_ALLOWED, enclave.change(account, new Reseal(Enclave.OPEN_KEY)));
    assertRefused(
        ErrorCode.KEY_NOT_ALLOWED, enclave.change(account, new Reseal(Enclave.arn("attackers"))));
    assertEquals(0, enclave.dataKeys.unwraps());
    assertEquals(
        new Outcome.Refused(ErrorCode.KEY_NOT_ALLOWED),
        enclave.receipts.getLast().entry().outcome());
  }

  @Test
  void aNewRowThatDoesNotOpenIsNotGivenOut() {
    enclave.dataKeys.spoil();
    assertRefused(ErrorCode.ROW_TAMPERED, enclave.change(account, new UpdatePolicy(SPACED)));
    assertTrue(enclave.holdsNoSecret());
    assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
  }
}

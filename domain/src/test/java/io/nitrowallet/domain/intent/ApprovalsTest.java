package io.nitrowallet.domain.intent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.IntentAction.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ApprovalsTest {
  private static final Bytes PAYLOAD = Bytes.ofHex("010203");
  private static final Instant NOW = Instant.parse("2026-11-26T09:30:00Z");
  private static final Sign HELLO = new Sign(PersonalMessage.ofText("hello"));
  private static final Map<String, VerifyingKey> OPERATORS = Operators.keys("alice", "bob");
  private static final Account ACCOUNT =
      new Account(
          new AccountName("treasury"),
          new PublicKey(
              Bytes.ofHex(
                  "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                      + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")),
          new PolicyText("{}"),
          NOW,
          Bytes.ofHex("ce"),
          new Sealing(
              new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/a"),
              1,
              Bytes.ofHex("ed"),
              Bytes.ofHex("e0")));

  private Intent intent =
      new Intent(
          new UUID(1, 2), AccountReference.of(ACCOUNT), NOW, NOW.plus(Duration.ofHours(24)), HELLO);
  private Instant now = NOW;

  private Approvals count(DsseEnvelope envelope) {
    var subject = new Approvals.Subject(ACCOUNT, HELLO, now);
    return Approvals.of(Optional.of(envelope), OPERATORS, this::read, subject);
  }

  private Intent read(Bytes payload) {
    assertEquals(PAYLOAD, payload);
    return intent;
  }

  private static DsseEnvelope signed(String... ids) {
    return Operators.sign(Intent.PAYLOAD_TYPE, PAYLOAD, ids);
  }

  private static void assertRefused(ErrorCode code, String why, Executable call) {
    RefusedException refused = assertThrows(RefusedException.class, call);
    assertEquals(code, refused.code());
    assertTrue(refused.sentence().contains(why), refused.sentence());
  }

  @Test
  void countsEachOperatorOnce() {
    assertEquals(1, count(signed("alice")).count());
    assertEquals(2, count(signed("bob", "alice")).count());
    assertRefused(ErrorCode.INTENT_REFUSED, "twice", () -> count(signed("alice", "bob", "alice")));
  }

  @Test
  void countsNoneWhereNoIntentCame() {
    var subject = new Approvals.Subject(ACCOUNT, HELLO, NOW);
    assertEquals(0, Approvals.of(Optional.empty(), OPERATORS, this::read, subject).count());
  }

  @Test
  void refusesAnUnknownSignerBesideEnoughGoodOnes() {
    assertRefused(
        ErrorCode.INTENT_REFUSED, "not known", () -> count(signed("alice", "bob", "mallory")));
  }

  @Test
  void refusesAnInvalidSignatureBesideEnoughGoodOnes() {
    List<DsseSignature> signatures = new ArrayList<>(signed("alice").signatures());
    signatures.add(Operators.signature("bob", "mallory", Intent.PAYLOAD_TYPE, PAYLOAD));
    var envelope = new DsseEnvelope(Intent.PAYLOAD_TYPE, PAYLOAD, signatures);
    assertRefused(ErrorCode.INTENT_REFUSED, "not valid", () -> count(envelope));
  }

  @Test
  void refusesASignatureUnderAnotherType() {
    String rejection = "application/vnd.nitro-wallet.rejection+json";
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        "something else",
        () -> count(Operators.sign(rejection, PAYLOAD, "alice")));
    var retyped =
        new DsseEnvelope(
            Intent.PAYLOAD_TYPE, PAYLOAD, Operators.sign(rejection, PAYLOAD, "alice").signatures());
    assertRefused(ErrorCode.INTENT_REFUSED, "not valid", () -> count(retyped));
  }

  @Test
  void refusesAnIntentForAnythingElse() {
    intent =
        new Intent(
            intent.id(),
            intent.account(),
            intent.notBefore(),
            intent.expires(),
            new Sign(PersonalMessage.ofText("hullo")));
    assertRefused(ErrorCode.INTENT_REFUSED, "something else", () -> count(signed("alice")));
  }

  @Test
  void holdsFromNotBeforeUntilExpires() {
    assertDoesNotThrow(() -> count(signed("alice")));
    now = NOW.minusNanos(1);
    assertRefused(ErrorCode.INTENT_REFUSED, "before", () -> count(signed("alice")));
    now = intent.expires().minusNanos(1);
    assertDoesNotThrow(() -> count(signed("alice")));
    now = intent.expires();
    assertRefused(ErrorCode.INTENT_REFUSED, "expired", () -> count(signed("alice")));
  }

  @Test
  void refusesAnotherAccountOrStateOfIt() {
    refusesReference(
        "another account",
        a ->
            new AccountReference(
                new AccountName("other"), a.address(), a.version(), a.policyHash()));
    refusesReference(
        "another account",
        a ->
            new AccountReference(
                a.name(),
                Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
                a.version(),
                a.policyHash()));
    refusesReference(
        "version 2", a -> new AccountReference(a.name(), a.address(), 2, a.policyHash()));
    refusesReference(
        "another policy",
        a ->
            new AccountReference(a.name(), a.address(), a.version(), Bytes.ofHex("ab".repeat(32))));
  }

  private void refusesReference(String why, UnaryOperator<AccountReference> change) {
    Intent changed =
        new Intent(
            intent.id(),
            change.apply(intent.account()),
            intent.notBefore(),
            intent.expires(),
            intent.action());
    assertRefused(
        ErrorCode.INTENT_REFUSED, why, () -> changed.requireFor(AccountReference.of(ACCOUNT), NOW));
  }

  @Test
  void anIntentHoldsForADayAtMostAndMoreThanNoTime() {
    assertRefused(ErrorCode.INTENT_REFUSED, "24 hours", () -> lasting(Duration.ZERO));
    assertRefused(ErrorCode.INTENT_REFUSED, "24 hours", () -> lasting(Duration.ofSeconds(-1)));
    assertRefused(ErrorCode.INTENT_REFUSED, "24 hours", () -> lasting(Duration.ofSeconds(86_401)));
    assertRefused(ErrorCode.INTENT_REFUSED, "whole seconds", () -> lasting(Duration.ofMillis(10)));
    assertDoesNotThrow(() -> lasting(Duration.ofSeconds(1)));
  }

  private Intent lasting(Duration lifetime) {
    return new Intent(intent.id(), intent.account(), NOW, NOW.plus(lifetime), HELLO);
  }

  @Test
  void demandsAsManyAsAreWanted() {
    assertDoesNotThrow(() -> count(signed("alice")).require(1, "the rule"));
    assertDoesNotThrow(() -> Approvals.NONE.require(0, "the rule"));
    assertRefused(
        ErrorCode.APPROVALS_MISSING,
        "the rule 'large' wants 2 approvals, and there are 1",
        () -> count(signed("bob")).require(2, "the rule 'large'"));
  }
}

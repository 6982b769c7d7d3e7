package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.intent.IntentAction.Sign;
import io.nitrowallet.domain.intent.IntentAction.UpdatePolicy;
import io.nitrowallet.domain.intent.Operators;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.Operator;
import io.nitrowallet.domain.policy.Rule;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ExplainResult.Explained;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Policies that want operators, judged where keys are.
class ApprovedSigningTest {
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");
  private static final Bytes PAYLOAD = Bytes.ofHex("010203");

  /// Messages want two of three; the policy ended a year after {@link Enclave#NOW}.
  private static final PolicyText TWO_OF_THREE = new PolicyText("two of three");

  private static final PolicyText ONE_OF_ONE = new PolicyText("one of one");
  private static final Instant END = Instant.parse("2027-11-22T00:00:00Z");

  private final Enclave enclave = new Enclave();
  private final Account account;
  private IntentAction intended = new Sign(HELLO);

  ApprovedSigningTest() {
    enclave.policies = ApprovedSigningTest::read;
    enclave.intents = this::read;
    var command =
        new GenerateAccountCommand(
            new AccountName("treasury"),
            Optional.empty(),
            Optional.of(TWO_OF_THREE),
            Optional.of(Enclave.NONCE));
    account = assertInstanceOf(Generated.class, enclave.generate(command)).account();
  }

  private static AccountPolicy read(PolicyText text) {
    if (text.equals(TWO_OF_THREE)) {
      return policy(2, "alice", "bob", "carol");
    }
    if (text.equals(ONE_OF_ONE)) {
      return policy(1, "alice");
    }
    throw new RefusedException(ErrorCode.INVALID_POLICY, "no policy");
  }

  private static AccountPolicy policy(int approvals, String... operators) {
    Rule messages =
        new Rule("messages", EnumSet.of(SigningOperation.MESSAGE), List.of(), approvals);
    return new AccountPolicy(
        List.of(operators).stream().map(id -> new Operator(id, Operators.publicKey(id))).toList(),
        List.of(messages),
        Set.of(),
        Optional.of(END),
        approvals);
  }

  private Intent read(Bytes payload) {
    assertEquals(PAYLOAD, payload);
    Instant from = enclave.now.truncatedTo(ChronoUnit.SECONDS);
    return new Intent(
        new UUID(1, 2), AccountReference.of(account), from, from.plusSeconds(60), intended);
  }

  private static Optional<DsseEnvelope> approvedBy(String... operators) {
    return Optional.of(Operators.sign(Intent.PAYLOAD_TYPE, PAYLOAD, operators));
  }

  private SignResult sign(Optional<DsseEnvelope> intent) {
    return enclave.sign(new SignCommand(account, HELLO, intent, Optional.of(Enclave.NONCE)));
  }

  private ChangeAccountResult change(AccountChange change, Optional<DsseEnvelope> intent) {
    return enclave.change(
        new ChangeAccountCommand(account, change, intent, Optional.of(Enclave.NONCE)));
  }

  @Test
  void signsWithTheApprovalsThatTheRuleWants() {
    Signed signed = assertInstanceOf(Signed.class, sign(approvedBy("carol", "alice")));
    assertEquals("messages", signed.rule());
    assertEquals(Optional.of(Digests.sha256(PAYLOAD)), enclave.receipts.getLast().entry().cause());
    assertTrue(enclave.holdsNoSecret());
  }

  @Test
  void withFewerItNeverReachesKms() {
    assertRefused(ErrorCode.APPROVALS_MISSING, sign(Optional.empty()));
    assertRefused(ErrorCode.APPROVALS_MISSING, sign(approvedBy("bob")));
    assertRefused(ErrorCode.INTENT_REFUSED, sign(approvedBy("alice", "bob", "mallory")));
    assertEquals(0, enclave.dataKeys.unwraps());
    assertEquals(
        List.of(ErrorCode.APPROVALS_MISSING, ErrorCode.APPROVALS_MISSING, ErrorCode.INTENT_REFUSED),
        enclave.receipts.stream()
            .skip(1)
            .map(receipt -> ((Outcome.Refused) receipt.entry().outcome()).code())
            .toList());
  }

  @Test
  void explainsHowManyAreWantedWhetherOrNotTheyAreThere() {
    Explained explained = assertInstanceOf(Explained.class, enclave.explain(account, HELLO));
    assertEquals(new Decision.Allowed("messages", 2, List.of()), explained.decision());
  }

  @Test
  void anExpiredPolicySignsNothingButLetsItselfBeChanged() {
    enclave.now = END;
    assertRefused(ErrorCode.POLICY_DENIED, sign(approvedBy("alice", "bob")));
    var change = new UpdatePolicy(ONE_OF_ONE);
    intended = change;
    assertInstanceOf(ChangeAccountResult.Changed.class, change(change, approvedBy("alice", "bob")));
  }

  @Test
  void aChangeWantsTheApprovalsOfTheOldPolicy() {
    var change = new UpdatePolicy(ONE_OF_ONE);
    intended = change;
    assertRefused(ErrorCode.APPROVALS_MISSING, change(change, Optional.empty()));
    assertRefused(ErrorCode.APPROVALS_MISSING, change(change, approvedBy("alice")));
    assertRefused(
        ErrorCode.INTENT_REFUSED,
        change(new UpdatePolicy(TWO_OF_THREE), approvedBy("alice", "bob")));
    assertEquals(0, enclave.dataKeys.unwraps());
  }

  @Test
  void refusesWhereTheClockIsNotToBeReliedOn() {
    enclave.clock =
        () -> {
          throw new RefusedException(ErrorCode.NSM_FAILED, "no time");
        };
    int receipts = enclave.receipts.size();
    assertRefused(ErrorCode.NSM_FAILED, sign(approvedBy("alice", "bob")));
    assertEquals(0, enclave.dataKeys.unwraps());
    assertEquals(receipts, enclave.receipts.size());
  }
}

package io.nitrowallet.dev.demo;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// An account of which two of three operators decide, and root on the parent, who does not.
final class Quorum {
  private static final PersonalMessage PAYROLL = PersonalMessage.ofText("Pay the salaries.");
  private static final PersonalMessage THEFT = PersonalMessage.ofText("Pay everything to Mallory.");

  private final RequesterComponent parent;
  private final Transcript transcript;
  private final DemoOperator alice = DemoOperator.named("alice");
  private final DemoOperator bob = DemoOperator.named("bob");
  private final DemoOperator carol = DemoOperator.named("carol");

  Quorum(RequesterComponent parent, Transcript transcript) {
    this.parent = parent;
    this.transcript = transcript;
  }

  void tell() {
    transcript.heading("An account whose policy wants two of three operators for each message");
    Account account = generate();
    transcript.value("policy", account.policy().hash().hex() + "  bound into the sealed key");
    DsseEnvelope approved = approve(account, PAYROLL, alice, carol);
    DsseEnvelope other = approve(account, THEFT, bob);
    refused("Sign with nobody's approval", ErrorCode.APPROVALS_MISSING, account, PAYROLL);
    refused(
        "Sign with one operator's approval",
        ErrorCode.APPROVALS_MISSING,
        account,
        PAYROLL,
        approve(account, PAYROLL, alice));
    refused(
        "Put something else under two operators' signatures",
        ErrorCode.INTENT_REFUSED,
        account,
        THEFT,
        new DsseEnvelope(Intent.PAYLOAD_TYPE, other.payload(), approved.signatures()));
    refused(
        "Put the policy 'open' into the row",
        ErrorCode.ROW_TAMPERED,
        under(account, AccountPolicy.OPEN),
        THEFT);
    signed(account, approved);
  }

  private Account generate() {
    PolicyText policy =
        new PolicyText(
            """
            {"v":1,"operators":[%s,%s,%s],"rules":[{"name":"messages","op":["message"],\
            "approvals":2}],"change":{"approvals":2}}\
            """
                .formatted(alice.entry(), bob.entry(), carol.entry()));
    var order =
        parent
            .orders()
            .order(Optional.of(new AccountName("payroll")), Optional.empty(), Optional.of(policy));
    return parent.registration().register(order).account();
  }

  private static DsseEnvelope approve(
      Account account, PersonalMessage message, DemoOperator... operators) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Intent intent =
        new Intent(
            UUID.randomUUID(),
            AccountReference.of(account),
            now.minusSeconds(5),
            now.plus(Duration.ofMinutes(10)),
            new IntentAction.Sign(message));
    Bytes payload = IntentJson.encode(intent);
    return new DsseEnvelope(
        Intent.PAYLOAD_TYPE,
        payload,
        Arrays.stream(operators)
            .map(operator -> operator.approve(Intent.PAYLOAD_TYPE, payload))
            .toList());
  }

  private static Account under(Account account, PolicyText policy) {
    return new Account(
        account.name(),
        account.publicKey(),
        policy,
        account.createdAt(),
        account.birthCertificate(),
        account.sealing());
  }

  private void refused(
      String attempt,
      ErrorCode expected,
      Account account,
      PersonalMessage message,
      DsseEnvelope... approved) {
    var command =
        new SignCommand(account, message, Arrays.stream(approved).findFirst(), Optional.empty());
    switch (parent.enclaveSigning().sign(command)) {
      case Signed _ -> throw new DemoFailure(attempt + ": it SUCCEEDED");
      case Refused(var code, var sentence) -> {
        if (code != expected) {
          throw new DemoFailure(attempt + ": stopped by " + code + ", meant to be by " + expected);
        }
        transcript.stopped(attempt, code.name(), sentence);
      }
    }
  }

  private void signed(Account account, DsseEnvelope approved) {
    var command = new SignCommand(account, PAYROLL, Optional.of(approved), Optional.empty());
    switch (parent.enclaveSigning().sign(command)) {
      case Signed signed -> {
        transcript.value("approved by", alice + " and " + carol);
        transcript.value("signed", "'Pay the salaries.' by the rule '" + signed.rule() + "'");
      }
      case Refused(var code, var sentence) ->
          throw new DemoFailure("two of three: stopped by " + code + ": " + sentence);
    }
  }
}

package io.nitrowallet.vsock.request;

import static io.nitrowallet.vsock.Schemas.isValid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Extract;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.vsock.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents that people and enclaves sign, their codecs and the published schemas say the
/// same.
class SignedDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T09:30:00Z");
  private static final AccountReference ACCOUNT = AccountReference.of(Fixtures.account("a"));

  static Stream<IntentAction> actions() {
    return Stream.concat(
        Fixtures.signables().stream().map(IntentAction.Sign::new),
        Stream.of(
            new IntentAction.UpdatePolicy(new PolicyText("{\"v\":1}")),
            new IntentAction.Reseal(new KeyArn(Fixtures.ARN))));
  }

  private static Intent intent(IntentAction action) {
    return new Intent(new UUID(-1, 2), ACCOUNT, NOW, NOW.plusSeconds(86_400), action);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void intentsSurviveTheirEncodingAndFitTheirSchema(IntentAction action) throws IOException {
    Bytes encoded = IntentJson.encode(intent(action));
    assertEquals(intent(action), IntentJson.decode(encoded));
    assertTrue(isValid("intent", encoded), () -> text(encoded));
  }

  static Stream<SigningReceipt> receipts() {
    Bytes hash = Fixtures.repeated(21, 32);
    var signed = new Outcome.Signed(hash, Fixtures.repeated(22, 65));
    var summary = new Extract("Send 1 Ether", hash);
    return Stream.of(
        receipt(RecordedOperation.SIGN, Optional.of("large"), signed, Optional.of(summary)),
        receipt(
            RecordedOperation.SIGN,
            Optional.empty(),
            new Outcome.Refused(ErrorCode.POLICY_DENIED),
            Optional.of(summary)),
        receipt(
            RecordedOperation.UPDATE_POLICY,
            Optional.empty(),
            new Outcome.Row(hash),
            Optional.empty()));
  }

  private static SigningReceipt receipt(
      RecordedOperation operation,
      Optional<String> rule,
      Outcome outcome,
      Optional<Extract> summary) {
    return new SigningReceipt(
        12,
        Fixtures.repeated(23, 32),
        NOW,
        new Entry(operation, ACCOUNT, rule, Optional.of(Fixtures.NONCE), outcome, summary));
  }

  @ParameterizedTest
  @MethodSource("receipts")
  void receiptsSurviveTheirEncodingAndFitTheirSchema(SigningReceipt receipt) throws IOException {
    Bytes encoded = ReceiptJson.encode(receipt);
    assertEquals(receipt, ReceiptJson.decode(encoded));
    assertTrue(isValid("receipt", encoded), () -> text(encoded));
  }

  @Test
  void thePolicyOpenFitsItsSchema() throws IOException {
    Bytes open = Bytes.copyOf(AccountPolicy.OPEN.value().getBytes(StandardCharsets.UTF_8));
    assertTrue(isValid("policy", open));
    assertEquals(AccountPolicy.OPEN.hash(), Digests.sha256(open));
  }

  /// Each line: what to replace in a valid policy, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":1,\"note\":\"x\"",
        "\"operators\":[]=>\"operators\":{}",
        "\"name\":\"open\"=>\"name\":\"o pen\"",
        "\"message\"=>\"messages\"",
        "\"legacy\"=>\"old\"",
        "\"*\"=>\"0xA9059CBB\"",
        "\"approvals\":0}]=>\"approvals\":-1}]",
        "\"approvals\":0}]=>\"approvals\":0,\"maxValueWei\":\"01\"}]",
        "\"approvals\":0}]=>\"approvals\":0,\"maxValue\":\"1\"}]",
        "\"approvals\":0}]=>\"approvals\":0,\"chains\":[\"1\"]}]",
        ",\"change\":{\"approvals\":0}=>"
      })
  void codecAndSchemaRefuseTheSamePolicies(String change) throws IOException {
    Bytes open = Bytes.copyOf(AccountPolicy.OPEN.value().getBytes(StandardCharsets.UTF_8));
    Bytes changed = changed(open, change);
    assertEquals(
        ErrorCode.INVALID_POLICY,
        assertThrows(RefusedException.class, () -> PolicyJson.decode(new PolicyText(text(changed))))
            .code());
    assertFalse(isValid("policy", changed));
  }

  /// Each line: what to replace in a valid intent, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":2",
        "\"v\":1=>\"v\":1,\"note\":\"x\"",
        "ffffffff-ffff=>FFFFFFFF-FFFF",
        "\"id\":\"=>\"id\":\"1",
        "\"op\":\"updatePolicy\"=>\"op\":\"sign\"",
        "\"op\":\"updatePolicy\"=>\"op\":\"reseal\"",
        "\"op\":\"updatePolicy\"=>\"op\":\"pay\"",
        "\"version\":1=>\"version\":0",
        "\"version\":1=>\"version\":1,\"owner\":\"me\"",
        "\"policy\":\"=>\"policy\":\"AB",
        "09:30:00Z\",\"expires=>09:30:00.5Z\",\"expires",
        "09:30:00Z\",\"expires=>09:30:00+00:00\",\"expires",
        "\"request\":{=>\"request\":{\"key_id\":\"x\",",
        "\"request\":{=>\"asked\":{"
      })
  void codecAndSchemaRefuseTheSameIntents(String change) throws IOException {
    Bytes changed =
        changed(
            IntentJson.encode(intent(new IntentAction.UpdatePolicy(new PolicyText("{\"v\":1}")))),
            change);
    assertEquals(
        ErrorCode.INTENT_REFUSED,
        assertThrows(RefusedException.class, () -> IntentJson.decode(changed)).code());
    assertFalse(isValid("intent", changed));
  }

  /// Each line: what to replace in a valid receipt, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":2",
        "\"v\":1=>\"v\":1,\"note\":\"x\"",
        "\"seq\":12=>\"seq\":0",
        "\"seq\":12=>\"seq\":\"12\"",
        "\"prev\":\"17=>\"prev\":\"",
        "\"op\":\"sign\"=>\"op\":\"explain\"",
        "\"allowed\"=>\"refused\"",
        "\"allowed\"=>\"perhaps\"",
        "\"intent\":\"07=>\"intent\":\"0x07",
        "\"digest\"=>\"row\"",
        "\"signature\":\"16=>\"signature\":\"",
        "\"headline\"=>\"title\"",
        "\"time\":\"2026=>\"time\":\"26"
      })
  void codecAndSchemaRefuseTheSameReceipts(String change) throws IOException {
    Bytes changed = changed(ReceiptJson.encode(receipts().findFirst().orElseThrow()), change);
    assertEquals(
        ErrorCode.REPLY_REFUSED,
        assertThrows(RefusedException.class, () -> ReceiptJson.decode(changed)).code());
    assertFalse(isValid("receipt", changed));
  }

  private static Bytes changed(Bytes valid, String change) {
    String[] parts = change.split("=>", -1);
    assertTrue(text(valid).contains(parts[0]), text(valid));
    String changed = text(valid).replace(parts[0], parts[1]);
    return Bytes.copyOf(changed.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Bytes json) {
    return new String(json.toArray(), StandardCharsets.UTF_8);
  }
}

package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnclaveStatementJsonTest {
  private static final String ACCOUNT =
      "\"account\":{\"name\":\"treasury\",\"address\":"
          + "\"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\",\"version\":2,\"policy\":\""
          + "ab".repeat(32)
          + "\"}";
  private static final String OPENED =
      "{\"v\":1,\"op\":\"verifyAccount\","
          + "\"nonce\":\"Tk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk4=\","
          + "\"time\":\"2026-11-25T15:00:00Z\","
          + ACCOUNT
          + ",\"row\":\""
          + "cd".repeat(32)
          + "\",\"receipts\":{\"seq\":7,\"head\":\""
          + "ef".repeat(32)
          + "\"},\"result\":{}}";

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static EnclaveStatement statement(Optional<Bytes> nonce, Deed deed) {
    return new EnclaveStatement(
        nonce,
        Instant.parse("2026-11-25T15:00:00Z"),
        new AccountReference(
            new AccountName("treasury"),
            Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
            2,
            Bytes.ofHex("ab".repeat(32))),
        Bytes.ofHex("cd".repeat(32)),
        new ReceiptHead(7, Bytes.ofHex("ef".repeat(32))),
        deed);
  }

  private static Optional<Bytes> nonce() {
    return Optional.of(Bytes.ofHex("4e".repeat(32)));
  }

  static Stream<EnclaveStatement> statements() {
    Bytes digest = Bytes.ofHex("d1".repeat(32));
    Bytes summary = Bytes.ofHex("5a".repeat(32));
    var signed = new Deed.Signed(digest, Bytes.ofHex("51".repeat(65)), "open", summary);
    return Stream.of(
        statement(nonce(), new Deed.Opened()),
        statement(Optional.empty(), new Deed.Opened()),
        statement(nonce(), new Deed.Made(Origin.GENERATED)),
        statement(nonce(), new Deed.Made(Origin.IMPORTED)),
        statement(nonce(), signed),
        statement(nonce(), new Deed.PolicyUpdated(digest)),
        statement(nonce(), new Deed.Resealed(digest)),
        statement(
            nonce(),
            new Deed.Explained(digest, new Decision.Allowed("open", 0, List.of()), summary)),
        statement(
            nonce(),
            new Deed.Explained(
                digest,
                new Decision.Denied("no", List.of(new PassedOver("small", "chains: no"))),
                summary)));
  }

  @Test
  void writesTheFormOfTheProtocol() {
    assertEquals(utf8(OPENED), EnclaveStatementJson.encode(statement(nonce(), new Deed.Opened())));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void readsBackWhatItWrote(EnclaveStatement statement) {
    assertEquals(statement, EnclaveStatementJson.decode(EnclaveStatementJson.encode(statement)));
  }

  /// Each line: what to replace in a valid statement, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":2",
        "\"v\":1,=>",
        "{\"v\":1=>{\"w\":0,\"v\":1",
        "\"v\":1=>\"v\":1,\"v\":1",
        "verifyAccount=>generateAccount",
        "verifyAccount=>sign",
        "verifyAccount=>updatePolicy",
        "Tk5OTk5O=>Tk5O",
        "T15:00:00Z=>T15:00:00.5Z",
        "T15:00:00Z=>T15:00:00+00:00",
        "2026-11-25T15:00:00Z=>now",
        "\"name\":\"treasury\"=>\"name\":\"the treasury\"",
        "0x70997970C=>0x70997970c",
        "\"version\":2=>\"version\":0",
        "\"version\":2=>\"version\":2,\"kind\":\"account\"",
        "\"policy\":\"ab=>\"policy\":\"AB",
        "\"row\":\"cd=>\"row\":\"",
        "\"seq\":7=>\"seq\":-1",
        "\"seq\":7=>\"seq\":7,\"more\":1",
        "\"head\":\"ef=>\"head\":\"",
        "\"result\":{}=>\"result\":{\"opened\":true}",
        "\"result\":{}=>\"result\":null",
        ",\"result\":{}=>"
      })
  void refusesOtherForms(String change) {
    String[] parts = change.split("=>", -1);
    String changed = OPENED.replace(parts[0], parts[1]);
    assertRefused(ErrorCode.REPLY_REFUSED, () -> EnclaveStatementJson.decode(utf8(changed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"unverified\"=>\"verified\"",
        "\"policy\":\"unverified\",=>",
        "\"allowed\"=>\"denied\"",
        "\"allowed\"=>\"perhaps\"",
        "\"rule\":\"open\"=>\"reason\":\"open\"",
        "\"rule\":\"open\"=>\"rule\":\"open\",\"reason\":\"no\"",
        "\"summary\":\"5a=>\"summary\":\"5A",
        "\"op\":\"explain\"=>\"op\":\"sign\""
      })
  void refusesOtherFormsOfAnExplanation(String change) {
    Deed deed =
        new Deed.Explained(
            Bytes.ofHex("d1".repeat(32)),
            new Decision.Allowed("open", 0, List.of()),
            Bytes.ofHex("5a".repeat(32)));
    byte[] valid = EnclaveStatementJson.encode(statement(nonce(), deed)).toArray();
    String json = new String(valid, StandardCharsets.UTF_8);
    String[] parts = change.split("=>", -1);
    assertTrue(json.contains(parts[0]), json);
    Bytes changed = utf8(json.replace(parts[0], parts[1]));
    assertRefused(ErrorCode.REPLY_REFUSED, () -> EnclaveStatementJson.decode(changed));
  }

  @Test
  void refusesAnOriginThatItsOperationDoesNotHave() {
    String imported =
        OPENED
            .replace("verifyAccount", "generateAccount")
            .replace("\"result\":{}", "\"result\":{\"origin\":\"imported\"}");
    assertRefused(
        ErrorCode.REPLY_REFUSED, "origin", () -> EnclaveStatementJson.decode(utf8(imported)));
  }
}

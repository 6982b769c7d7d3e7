package io.nitrowallet.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.IntentSlip;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PendingIntentColumnsTest {
  private static final DsseSignature ALICE = new DsseSignature("alice", Bytes.ofHex("0102"));
  private static final DsseSignature BOB = new DsseSignature("bob", Bytes.ofHex("03"));

  private static PendingIntent intent(State state, DsseSignature... approvals) {
    IntentSlip slip =
        new IntentSlip(
            UUID.fromString("0193a1b2-0000-8000-8000-000000000001"),
            new AccountName("treasury"),
            Instant.ofEpochSecond(1_795_700_000));
    return new PendingIntent(slip, Bytes.ofHex("7b7d"), List.of(approvals), state, 3);
  }

  static Stream<PendingIntent> intents() {
    return Stream.of(
        intent(new State.Pending()),
        intent(new State.Pending(), ALICE, BOB),
        intent(new State.Signed(), ALICE),
        intent(new State.Rejected(BOB), ALICE),
        intent(new State.Withdrawn(ALICE), ALICE));
  }

  @ParameterizedTest
  @MethodSource("intents")
  void readsWhatItWrote(PendingIntent intent) {
    assertEquals(intent, PendingIntentColumns.decode(PendingIntentColumns.encode(intent)));
  }

  @Test
  void writesDocumentedColumns() {
    Map<String, String> columns =
        PendingIntentColumns.encode(intent(new State.Rejected(BOB), ALICE));
    assertEquals(
        Map.of(
            "Id", "0193a1b2-0000-8000-8000-000000000001",
            "Account", "treasury",
            "State", "REJECTED",
            "Expires", "1795700000",
            "Revision", "3",
            "Payload", "e30=",
            "Approvals", "{\"signatures\":[{\"keyid\":\"alice\",\"sig\":\"AQI=\"}]}",
            "End", "{\"keyid\":\"bob\",\"sig\":\"Aw==\"}"),
        columns);
    assertFalse(PendingIntentColumns.encode(intent(new State.Pending())).containsKey("End"));
  }

  @ParameterizedTest
  @CsvSource({
    "Id,0193A1B2-0000-8000-8000-000000000001",
    "Id,1-2-3-4-5",
    "Id,x",
    "Account,../x",
    "State,pending",
    "State,DONE",
    "Expires,0",
    "Expires,-5",
    "Expires,1795700000000",
    "Expires,soon",
    "Revision,0",
    "Revision,01",
    "Payload,e30",
    "Payload,***",
    "Approvals,[]",
    "Approvals,{}",
    "'Approvals','{\"signatures\":[{\"keyid\":\"a\"}]}'",
    "'Approvals','{\"signatures\":[{\"keyid\":\"a\",\"sig\":\"Aw==\",\"more\":1}]}'",
    "End,{}"
  })
  void refusesAMalformedColumnByName(String column, String text) {
    requireRefused(column, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Id", "Account", "State", "Expires", "Revision", "Payload", "Approvals", "End"})
  void refusesARowThatLacksAColumn(String column) {
    Map<String, String> columns =
        new HashMap<>(PendingIntentColumns.encode(intent(new State.Rejected(BOB), ALICE)));
    columns.remove(column);
    assertRefused(column, columns);
  }

  @Test
  void decodesNoPayloadThatIsTooLong() {
    requireRefused("Payload", "A".repeat((PendingIntent.MAX_PAYLOAD + 3) / 3 * 4 + 4));
  }

  @Test
  void refusesMoreThanAnIntentHolds() {
    Map<String, String> columns =
        new HashMap<>(PendingIntentColumns.encode(intent(new State.Pending(), ALICE)));
    String one = "{\"keyid\":\"alice\",\"sig\":\"AQI=\"}";
    columns.put(
        "Approvals", "{\"signatures\":[" + String.join(",", Collections.nCopies(65, one)) + "]}");
    assertEquals(
        ErrorCode.INVALID_ROW,
        assertThrows(RefusedException.class, () -> PendingIntentColumns.decode(columns)).code());
  }

  private static void requireRefused(String column, String text) {
    Map<String, String> columns =
        new HashMap<>(PendingIntentColumns.encode(intent(new State.Rejected(BOB), ALICE)));
    columns.put(column, text);
    assertRefused(column, columns);
  }

  private static void assertRefused(String column, Map<String, String> columns) {
    var refusal = assertThrows(RefusedException.class, () -> PendingIntentColumns.decode(columns));
    assertEquals(ErrorCode.INVALID_ROW, refusal.code());
    assertTrue(refusal.sentence().contains("column " + column), refusal.sentence());
  }
}

package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AccountJsonTest {
  static final Set<String> COLUMNS = AccountColumns.ALL;

  private static final String GENERATOR =
      "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
          + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";
  private static final Account ACCOUNT =
      new Account(
          new AccountName("treasury-1"),
          new PublicKey(Bytes.ofHex(GENERATOR)),
          new PolicyText("{\"v\":1} é😀"),
          Instant.parse("2026-11-22T20:21:00Z"),
          Bytes.ofHex("8444a1013822"),
          new Sealing(
              new KeyArn(
                  "arn:aws:kms:ap-east-1:111122223333:key/0b5e1b0c-aaaa-bbbb-cccc-000000000001"),
              7,
              Bytes.ofHex("01020304"),
              Bytes.copyOf(new byte[125])));

  @Test
  void writesTheColumnsOfTheTable() {
    ObjectNode row = AccountJson.encode(ACCOUNT);
    assertEquals(COLUMNS, new HashSet<>(row.propertyNames()));
    assertEquals("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", row.get("Address").stringValue());
    assertEquals(GENERATOR, row.get("PublicKey").stringValue());
    assertEquals("2026-11-22T20:21:00Z", row.get("CreatedAt").stringValue());
    assertEquals("account", row.get("Kind").stringValue());
    assertEquals("AQIDBA==", row.get("EncryptedDataKey").stringValue());
    assertTrue(row.get("Version").isIntegralNumber());
  }

  @Test
  void readsWhatItWrites() {
    Bytes written = StrictJson.write(AccountJson.encode(ACCOUNT));
    assertEquals(ACCOUNT, AccountJson.decode(StrictJson.parse(written)));
    assertEquals(ACCOUNT, AccountColumns.decode(AccountColumns.encode(ACCOUNT)));
  }

  @ParameterizedTest
  @FieldSource("COLUMNS")
  void refusesARowThatLacksAColumnAndNamesIt(String column) {
    ObjectNode row = AccountJson.encode(ACCOUNT);
    row.remove(column);
    assertRefused(ErrorCode.INVALID_ROW, column, () -> AccountJson.decode(row));

    var columns = AccountColumns.encode(ACCOUNT);
    columns.remove(column);
    assertRefused(ErrorCode.INVALID_ROW, column, () -> AccountColumns.decode(columns));
  }

  @ParameterizedTest
  @FieldSource("COLUMNS")
  void refusesAColumnOfAnotherTypeAndNamesIt(String column) {
    ObjectNode row = AccountJson.encode(ACCOUNT);
    assertRefused(
        ErrorCode.INVALID_ROW, column, () -> AccountJson.decode(row.deepCopy().putNull(column)));
    assertRefused(
        ErrorCode.INVALID_ROW, column, () -> AccountJson.decode(row.deepCopy().put(column, true)));
    row.putArray(column).add("x");
    assertRefused(ErrorCode.INVALID_ROW, column, () -> AccountJson.decode(row));
  }

  @Test
  void ignoresAColumnThatANewerVersionMayHaveWritten() {
    ObjectNode row = AccountJson.encode(ACCOUNT).put("Extra", "1");
    assertEquals(ACCOUNT, AccountJson.decode(row));
    var columns = AccountColumns.encode(ACCOUNT);
    columns.put("Extra", "1");
    assertEquals(ACCOUNT, AccountColumns.decode(columns));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Name,",
        "Name,two words",
        "KeyId,0b5e1b0c-aaaa-bbbb-cccc-000000000001",
        "KeyId,arn:aws:kms:ap-east-1:111122223333:alias/mine",
        "EncryptedPrivateKey,AQIDBA=",
        "EncryptedPrivateKey,AQIDBB==",
        "EncryptedPrivateKey,_-==",
        "EncryptedDataKey,AQID BA==",
        "EncryptedDataKey,AQIDBA",
        "Address,0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",
        "Address,7E5F4552091A69125d5DfCb7b8C2659029395Bdf",
        "Address,0x7e5F4552091A69125d5DfCb7b8C2659029395Bdf",
        "Address,0x7E5F4552091A69125d5DfCb7b8C2659029395B",
        "Address,0x7E5F4552091A69125d5DfCb7b8C2659029395Bdfdf",
        "CreatedAt,2026-11-22",
        "CreatedAt,2026-11-22T20:21:00.5Z",
        "CreatedAt,2026-11-22T20:21:00+00:00",
        "CreatedAt,2026-02-30T20:21:00Z",
        "CreatedAt,+12026-02-03T20:21:00Z",
        "Policy,",
        "BirthCertificate,!",
        "Kind,Account",
        "PublicKey,04",
        "PublicKey,0x0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
        "PublicKey,0379be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
        "PublicKey,0479BE667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
        "PublicKey,0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b"
      })
  void refusesAMalformedColumnAndNamesIt(String column, String value) {
    ObjectNode row = AccountJson.encode(ACCOUNT).put(column, value == null ? "" : value);
    assertRefused(ErrorCode.INVALID_ROW, column, () -> AccountJson.decode(row));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "01", "1.0", "+1", "1e2", "", " 1", "9223372036854775808"})
  void refusesAVersionThatIsNotAPositiveLong(String version) {
    var columns = AccountColumns.encode(ACCOUNT);
    columns.put("Version", version);
    assertRefused(ErrorCode.INVALID_ROW, "Version", () -> AccountColumns.decode(columns));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.0", "\"1\"", "1e2", "9223372036854775808"})
  void refusesAVersionThatIsNoPositiveJsonInteger(String version) {
    ObjectNode row = AccountJson.encode(ACCOUNT);
    row.remove("Version");
    String text = row.toString();
    String withVersion = text.substring(0, text.length() - 1) + ",\"Version\":" + version + "}";
    ObjectNode parsed = StrictJson.parse(Utf8.encode(withVersion).orElseThrow());
    assertRefused(ErrorCode.INVALID_ROW, "Version", () -> AccountJson.decode(parsed));
  }

  @Test
  void refusesTheAddressOfAnotherKey() {
    ObjectNode row =
        AccountJson.encode(ACCOUNT).put("Address", "0x29Bb98427ebCe59c93852cA9310A90dD89A807aB");
    assertRefused(ErrorCode.ADDRESS_MISMATCH, () -> AccountJson.decode(row));
  }

  @Test
  void refusesAnOversizedColumnWithoutDecodingIt() {
    ObjectNode row = AccountJson.encode(ACCOUNT);
    String long64 = "AAAA".repeat(6000);
    for (String column : Set.of("BirthCertificate", "EncryptedPrivateKey", "EncryptedDataKey")) {
      ObjectNode oversized = row.deepCopy().put(column, long64);
      assertRefused(ErrorCode.INVALID_ROW, column, () -> AccountJson.decode(oversized));
    }
    ObjectNode hugePolicy = row.deepCopy().put("Policy", "é".repeat(40_000));
    assertRefused(ErrorCode.INVALID_ROW, "Policy", () -> AccountJson.decode(hugePolicy));
  }

  @Test
  void refusesARowThatIsNoObject() {
    assertRefused(ErrorCode.INVALID_ROW, () -> AccountJson.decode(StrictJson.object().arrayNode()));
  }
}

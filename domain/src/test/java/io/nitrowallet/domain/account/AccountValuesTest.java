package io.nitrowallet.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountValuesTest {
  private static final String ID = "0b5e1b0c-0000-0000-0000-000000000001";
  private static final KeyArn ARN = new KeyArn("arn:aws:kms:ap-east-1:111122223333:key/" + ID);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A-z_0.9",
        "..",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void takesNamesOfTheDocumentedForm(String name) {
    assertEquals(name, new AccountName(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a/b",
        "ä",
        "a\n",
        "a\u0000",
        "٣",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void refusesOtherNames(String name) {
    assertRefused(ErrorCode.INVALID_VALUE, () -> new AccountName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:ap-east-1:111122223333:key/" + ID,
        "arn:aws-cn:kms:cn-north-1:111122223333:key/" + ID,
        "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/" + ID,
        "arn:aws-iso-b:kms:us-isob-east-1:111122223333:key/" + ID,
        "arn:aws:kms:us-east-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef"
      })
  void takesKeysOfEveryPartition(String arn) {
    KeyArn key = new KeyArn(arn);
    assertEquals(arn.split(":", -1)[3], key.region());
    assertEquals(arn.substring(arn.indexOf('/') + 1), key.keyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ID,
        "arn:aws:kms:ap-east-1:111122223333:alias/wallet",
        "arn:aws:kms:ap-east-1:111122223333:key/",
        "arn:aws:kms:ap-east-1:111122223333:key/a/b",
        "arn:aws:kms:ap-east-1:111122223333:key/" + ID + "\n",
        "arn:aws:kms:ap-east-1:11112222333:key/" + ID,
        "arn:aws:kms::111122223333:key/" + ID,
        "arn:aws:s3:ap-east-1:111122223333:key/" + ID,
        "arn:aws-:kms:ap-east-1:111122223333:key/" + ID,
        "arn:awscn:kms:cn-north-1:111122223333:key/" + ID,
        "arn:AWS:kms:ap-east-1:111122223333:key/" + ID,
        "arn:azure:kms:ap-east-1:111122223333:key/" + ID,
        " arn:aws:kms:ap-east-1:111122223333:key/" + ID
      })
  void refusesWhatIsNoKeyArn(String arn) {
    assertRefused(ErrorCode.INVALID_VALUE, () -> new KeyArn(arn));
  }

  /// A frame may be 512 KiB long; a pattern that recurses would end the thread.
  @Test
  void refusesHostileLengthsWithoutOverflowingTheStack() {
    assertRefused(ErrorCode.INVALID_VALUE, () -> new KeyArn("arn:aws" + "-a".repeat(250_000)));
    assertRefused(ErrorCode.INVALID_VALUE, () -> new AccountName("a".repeat(500_000)));
    assertRefused(ErrorCode.INVALID_VALUE, () -> Address.parse("0x" + "0".repeat(500_000)));
  }

  @Test
  void policiesAreHashedAsTheyWereWritten() {
    assertEquals(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        new PolicyText("{}").hash().hex());
  }

  @Test
  void policiesAreOneByteTo64KibOfUtf8() {
    new PolicyText("é".repeat(PolicyText.MAX_BYTES / 2));
    assertRefused(ErrorCode.INVALID_VALUE, () -> new PolicyText(""));
    String tooLong = "é".repeat(PolicyText.MAX_BYTES / 2) + "a";
    assertRefused(ErrorCode.INVALID_VALUE, () -> new PolicyText(tooLong));
  }

  /// The JDK would hash a lone surrogate as a question mark, so two policies would have one hash.
  @Test
  void policiesThatUtf8WouldChangeAreRefused() {
    assertRefused(ErrorCode.INVALID_VALUE, () -> new PolicyText("{\"name\":\"\ud800\"}"));
  }

  @Test
  void publicKeysAreUncompressed() {
    assertRefused(
        ErrorCode.INVALID_VALUE, () -> new PublicKey(Bytes.ofHex("02" + "11".repeat(32))));
    assertRefused(
        ErrorCode.INVALID_VALUE, () -> new PublicKey(Bytes.ofHex("02" + "11".repeat(64))));
    assertRefused(
        ErrorCode.INVALID_VALUE, () -> new PublicKey(Bytes.ofHex("04" + "11".repeat(65))));
    assertRefused(ErrorCode.INVALID_VALUE, () -> new PublicKey(Bytes.EMPTY));
  }

  @Test
  void sealingsHaveAVersionAndBoundedBlobs() {
    Bytes one = Bytes.ofHex("01");
    Bytes tooLong = Bytes.copyOf(new byte[6145]);
    assertEquals(1, new Sealing(ARN, 1, one, one).version());
    assertRefused(ErrorCode.INVALID_ROW, () -> new Sealing(ARN, 0, one, one));
    assertRefused(ErrorCode.INVALID_ROW, () -> new Sealing(ARN, -1, one, one));
    assertRefused(ErrorCode.INVALID_ROW, () -> new Sealing(ARN, 1, Bytes.EMPTY, one));
    assertRefused(ErrorCode.INVALID_ROW, () -> new Sealing(ARN, 1, one, Bytes.EMPTY));
    assertRefused(ErrorCode.INVALID_ROW, () -> new Sealing(ARN, 1, tooLong, one));
    assertRefused(ErrorCode.INVALID_ROW, () -> new Sealing(ARN, 1, one, tooLong));
  }

  @Test
  void rowsStateTheirTimeToTheSecondAndBoundTheCertificate() {
    Bytes certificate = Bytes.copyOf(new byte[16 * 1024]);
    account(Instant.parse("9999-12-31T23:59:59Z"), certificate);
    for (String time :
        new String[] {
          "2026-11-22T00:00:00.5Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"
        }) {
      assertRefused(ErrorCode.INVALID_ROW, () -> account(Instant.parse(time), certificate));
    }
    Bytes tooLong = Bytes.copyOf(new byte[16 * 1024 + 1]);
    assertRefused(ErrorCode.INVALID_ROW, () -> account(Instant.EPOCH, tooLong));
  }

  private static void account(Instant createdAt, Bytes certificate) {
    Bytes one = Bytes.ofHex("01");
    new Account(
        new AccountName("a"),
        new PublicKey(Bytes.ofHex("04" + "11".repeat(64))),
        new PolicyText("{}"),
        createdAt,
        certificate,
        new Sealing(ARN, 1, one, one));
  }

  private static void assertRefused(ErrorCode code, Runnable construction) {
    RefusedException e = assertThrows(RefusedException.class, construction::run);
    assertEquals(code, e.code());
  }
}

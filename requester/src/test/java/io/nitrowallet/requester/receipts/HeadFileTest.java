package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.ReceiptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadFileTest {
  private static final Bytes LIFE = Bytes.ofHex("a1".repeat(32));
  private static final Bytes OTHER = Bytes.ofHex("b2".repeat(32));

  @TempDir private Path home;
  private Path file;

  @BeforeEach
  void name() {
    file = home.resolve("made/heads.json");
  }

  private static ReceiptHead head(long sequence) {
    return new ReceiptHead(sequence, Bytes.ofHex(Long.toHexString(16 + sequence).repeat(32)));
  }

  @Test
  void writesTheFirstHeadAtOnceAndTheOthersWhenItIsClosed() {
    try (HeadFile heads = new HeadFile(file)) {
      heads.seen(LIFE, head(3));
      assertEquals(Map.of(LIFE, head(3)), HeadFile.read(file));
      heads.seen(LIFE, head(4));
      heads.seen(OTHER, head(1));
      heads.seen(LIFE, head(2));
    }
    assertEquals(Map.of(LIFE, head(4), OTHER, head(1)), HeadFile.read(file));
  }

  @Test
  void writesWithinASecondWhileItIsOpen() throws InterruptedException {
    try (HeadFile heads = new HeadFile(file)) {
      heads.seen(LIFE, head(3));
      Thread.sleep(1_050);
      heads.seen(LIFE, head(4));
      assertEquals(Map.of(LIFE, head(4)), HeadFile.read(file));
    }
  }

  @Test
  void neverGoesBackWhoeverWritesLast() {
    try (HeadFile one = new HeadFile(file);
        HeadFile other = new HeadFile(file)) {
      one.seen(LIFE, head(9));
      other.seen(LIFE, head(5));
      other.seen(OTHER, head(5));
    }
    assertEquals(Map.of(LIFE, head(9), OTHER, head(5)), HeadFile.read(file));
  }

  @Test
  void isReadByItsOwnerAlone() throws IOException {
    try (HeadFile heads = new HeadFile(file)) {
      heads.seen(LIFE, head(1));
    }
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
  }

  @Test
  void holdsNothingWhereThereIsNoFile() {
    assertEquals(Map.of(), HeadFile.read(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"v\":2,\"heads\":{}}",
        "{\"v\":1,\"heads\":{\"a1\":{\"seq\":1,\"hash\":\"00\"}}}",
        "{\"v\":1,\"heads\":{},\"more\":1}"
      })
  void refusesToReadAnythingElseAndDoesNotReplaceIt(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    var refused = assertThrows(RefusedException.class, () -> HeadFile.read(file));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code());
    assertTrue(refused.sentence().contains("do not delete it"));
    try (HeadFile heads = new HeadFile(file)) {
      heads.seen(LIFE, head(1)); // complains, and lets the request pass
    }
    assertEquals(text, Files.readString(file));
  }
}

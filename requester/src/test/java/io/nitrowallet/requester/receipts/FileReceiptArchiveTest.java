package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceiptArchiveTest {
  @TempDir private Path home;
  private final PaperLife life = new PaperLife(1).sign(5);
  private Path folder;
  private FileReceiptArchive archive;

  @BeforeEach
  void open() {
    folder = home.resolve("receipts");
    archive = new FileReceiptArchive(folder);
  }

  private static List<KeptLine> lines(PaperLife life, int from, int to) {
    List<Bytes> all = life.lines();
    List<KeptLine> lines = new ArrayList<>();
    LongStream.range(from, to).forEach(i -> lines.add(new KeptLine(i, all.get((int) i))));
    return lines;
  }

  private Path file() {
    return folder.resolve(life.fingerprint().hex() + ".jsonl");
  }

  @Test
  void writesLinesThatOnlyItsOwnerReads() throws IOException {
    archive.keep(life.fingerprint(), lines(life, 0, 3));
    archive.keep(life.fingerprint(), lines(life, 3, 6));
    StringBuilder expected = new StringBuilder();
    life.lines().forEach(line -> expected.append(utf8(line)).append('\n'));
    assertEquals(expected.toString(), Files.readString(file()));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
  }

  @Test
  void cutsOffALineThatWasNotWrittenToItsEndAndGoesOnThere() throws IOException {
    archive.keep(life.fingerprint(), lines(life, 0, 4));
    byte[] whole = Files.readAllBytes(file());
    for (int torn : List.of(1, 100, life.lines().get(3).length())) {
      Files.write(file(), Arrays.copyOf(whole, whole.length - torn));
      FileReceiptArchive restarted = new FileReceiptArchive(folder);
      assertEquals(OptionalLong.of(2), restarted.newest(life.fingerprint()));
      restarted.keep(life.fingerprint(), lines(life, 3, 4));
      assertEquals(OptionalLong.of(3), restarted.newest(life.fingerprint()));
      assertEquals(Bytes.copyOf(whole), Bytes.copyOf(Files.readAllBytes(file())));
    }
  }

  @Test
  void goesOnBehindWhatAnotherProcessAppended() {
    archive.keep(life.fingerprint(), lines(life, 0, 2));
    FileReceiptArchive other = new FileReceiptArchive(folder);
    other.keep(life.fingerprint(), lines(life, 2, 4));
    assertEquals(OptionalLong.of(3), archive.newest(life.fingerprint()));
    assertEquals(List.of(), archive.keep(life.fingerprint(), lines(life, 2, 6)));
    assertEquals(lines(life, 0, 6), other.page(life.fingerprint(), 0, 100));
  }

  @Test
  void leavesADamagedLineWhereItIsAndReadsTheOthers() throws IOException {
    archive.keep(life.fingerprint(), lines(life, 0, 3));
    Files.writeString(file(), "damaged\n", StandardOpenOption.APPEND);
    archive.keep(life.fingerprint(), lines(life, 3, 5));
    assertTrue(Files.readString(file()).contains("\ndamaged\n"));
    FileReceiptArchive restarted = new FileReceiptArchive(folder);
    assertEquals(OptionalLong.of(4), restarted.newest(life.fingerprint()));
    assertEquals(lines(life, 0, 5), restarted.page(life.fingerprint(), 0, 100));
  }

  @Test
  void startsOverWithAFileThatBecameShorter() throws IOException {
    archive.keep(life.fingerprint(), lines(life, 0, 6));
    String first = utf8(life.lines().getFirst()) + "\n";
    Files.writeString(file(), first);
    assertEquals(OptionalLong.of(0), archive.newest(life.fingerprint()));
    archive.keep(life.fingerprint(), lines(life, 1, 3));
    assertEquals(lines(life, 0, 3), archive.page(life.fingerprint(), 0, 100));
  }

  @Test
  void readsFromAnyPlaceOfALongFile() {
    PaperLife busy = new PaperLife(2).sign(1_234);
    for (int from = 0; from < 1_235; from += 100) {
      archive.keep(busy.fingerprint(), lines(busy, from, Math.min(1_235, from + 100)));
    }
    for (FileReceiptArchive each : List.of(archive, new FileReceiptArchive(folder))) {
      assertEquals(lines(busy, 777, 877), each.page(busy.fingerprint(), 777, 100));
      assertEquals(lines(busy, 1_200, 1_235), each.page(busy.fingerprint(), 1_200, 100));
      assertEquals(List.of(), each.page(busy.fingerprint(), 1_235, 100));
    }
  }

  @Test
  void makesNoFileOfALifeThatIsOnlyAskedFor() {
    assertEquals(OptionalLong.empty(), archive.newest(life.fingerprint()));
    assertEquals(List.of(), archive.page(life.fingerprint(), 0, 1));
    assertEquals(List.of(), archive.lives(Optional.empty(), 1));
    assertFalse(Files.exists(file()));
  }

  @Test
  void saysWhichFolderItCannotUse() throws IOException {
    Files.writeString(folder, "a file");
    var refused = assertThrows(RefusedException.class, () -> archive.newest(life.fingerprint()));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    assertTrue(refused.sentence().contains(folder.toString()));
  }

  private static String utf8(Bytes line) {
    return new String(line.toArray(), StandardCharsets.UTF_8);
  }
}

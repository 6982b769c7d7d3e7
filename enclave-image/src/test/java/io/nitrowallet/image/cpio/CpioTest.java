package io.nitrowallet.image.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Allocations;
import io.nitrowallet.image.content.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpioTest {
  private static final FileTree TREE =
      new FileTree()
          .program("init", Content.of(text("#!init")))
          .folder("dev")
          .file("rootfs/etc/nitro-wallet/enclave.json", text("{}"));

  private static final int ALIGNMENT = 512;

  @Test
  void writesWhatItReads() throws IOException {
    Bytes archive = CpioWriter.encode(TREE);
    List<CpioEntry> entries = CpioReader.list(Content.of(archive));
    assertEquals(
        List.of(
            "drwxr-xr-x dev 0",
            "-rwxr-xr-x init 6",
            "drwxr-xr-x rootfs 0",
            "drwxr-xr-x rootfs/etc 0",
            "drwxr-xr-x rootfs/etc/nitro-wallet 0",
            "-rw-r--r-- rootfs/etc/nitro-wallet/enclave.json 2"),
        entries.stream()
            .map(entry -> entry.permissions() + " " + entry.path() + " " + entry.content().length())
            .toList());
    assertEquals(text("#!init"), entries.get(1).content().bytes(6));
    assertEquals(0, archive.length() % ALIGNMENT);
    assertTrue(CpioReader.isArchive(Content.of(archive)));
  }

  /// As the kernel's documentation has it, with the numbers of `struct stat` in octal and hex.
  @Test
  void writesTheFormByteForByte() throws IOException {
    Bytes archive = CpioWriter.encode(new FileTree().file("a", text("hello")));
    String expected =
        "070701000000010000"
            + "81a4"
            + "00000000"
            + "00000000"
            + "00000001"
            + "00000000"
            + "00000005"
            + "00000000".repeat(4)
            + "00000002"
            + "00000000"
            + "a\0hello\0\0\0"
            + "070701"
            + "00000000"
            + "00000000"
            + "00000000".repeat(2)
            + "00000001"
            + "00000000".repeat(6)
            + "0000000b"
            + "00000000"
            + "TRAILER!!!\0\0\0\0";
    assertEquals(text(expected + "\0".repeat(ALIGNMENT - expected.length())).hex(), archive.hex());
  }

  @Test
  void theOrderOfInsertionDoesNotMatter() throws IOException {
    FileTree reversed =
        new FileTree()
            .file("rootfs/etc/nitro-wallet/enclave.json", text("{}"))
            .folder("dev")
            .program("init", Content.of(text("#!init")));
    assertEquals(CpioWriter.encode(TREE), CpioWriter.encode(reversed));
  }

  @Test
  void writesToAFileWhatItWritesToMemory(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("archive");
    Content written = CpioWriter.write(TREE, file);
    assertEquals(CpioWriter.encode(TREE), Bytes.copyOf(Files.readAllBytes(file)));
    assertEquals(Files.size(file), written.length());
    assertThrows(IOException.class, () -> CpioWriter.write(TREE, file), "it exists already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/etc", "../etc", "a/../b", "a/./b", "a//b", "a/", "a b", "a\0b", "ä"})
  void aTreeHoldsPlainPathsOnly(String path) {
    assertThrows(IllegalArgumentException.class, () -> new FileTree().folder(path));
  }

  @Test
  void aTreeHoldsOneThingAtAPath() {
    FileTree tree = new FileTree().file("a", Bytes.EMPTY).folder("b");
    assertThrows(IllegalArgumentException.class, () -> tree.file("a", Bytes.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> tree.file("b", Bytes.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> tree.folder("a/c"));
    assertEquals(tree, tree.folder("b"));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Bytes archive = CpioWriter.encode(new FileTree().file("a", text("hello")));
    int trailerEnd = new String(archive.toArray(), StandardCharsets.US_ASCII).indexOf("!!!") + 4;
    for (int length = 0; length < trailerEnd; length++) {
      assertRefused(archive.slice(0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "070707", // the old form
        "07070100000001000081a4000000000000000000000001000000000000000500000000000000000000000000000000ffffffff00000000",
        "07070100000001000081a40000000000000000000000010000000000000005000000000000000000000000000000000000000000000000",
        "07070100000001000081a400000000000000000000000100000000ffffffff000000000000000000000000000000000000000200000000a\0",
        "0707010000000x000081a4000000000000000000000001000000000000000500000000000000000000000000000000000000020000000g",
        "07070100000001000081a4000000000000000000000001000000000000000000000000000000000000000000000000000000030000000\0ab"
      })
  void hostileHeadersAreRefused(String header) {
    assertRefused(text(header + "x".repeat(ALIGNMENT)));
  }

  @Test
  void nothingIsAllocatedForALengthThatIsClaimed() {
    Bytes archive =
        text(
            "07070100000001000081a400000000000000000000000100000000fffffff0"
                + "00000000".repeat(4)
                + "00000002"
                + "00000000a\0");
    Allocations.assertBounded(() -> assertRefused(archive));
  }

  @Test
  void nothingFollowsTheTrailer() throws IOException {
    Bytes archive = CpioWriter.encode(TREE);
    assertRefused(Bytes.concat(archive, archive));
    assertFalse(CpioReader.list(Content.of(Bytes.concat(archive, zeros(64)))).isEmpty());
  }

  private static Bytes zeros(int length) {
    return Bytes.copyOf(new byte[length]);
  }

  private static void assertRefused(Bytes archive) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> CpioReader.list(Content.of(archive)));
    assertEquals(ErrorCode.IMAGE_REFUSED, refused.code());
  }

  private static Bytes text(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}

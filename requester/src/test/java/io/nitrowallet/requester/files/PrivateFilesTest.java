package io.nitrowallet.requester.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFilesTest {
  @TempDir private Path folder;

  @Test
  void createsAFileForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("new");
    PrivateFiles.create(file, bytes("one"));
    assertEquals("one", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of(file), all());
  }

  @Test
  void leavesAFileThatExistsAsItIs() throws IOException {
    Path file = folder.resolve("old");
    Files.writeString(file, "before");
    assertThrows(FileAlreadyExistsException.class, () -> PrivateFiles.create(file, bytes("after")));
    assertEquals("before", Files.readString(file));
    assertEquals(List.of(file), all());
  }

  @Test
  void replacesAFile() throws IOException {
    Path file = folder.resolve("old");
    Files.writeString(file, "before");
    PrivateFiles.replace(file, bytes("after"));
    assertEquals("after", Files.readString(file));
    assertEquals(List.of(file), all());
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.nitrowallet.enclave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What its content must be is the business of `MeasuredConfigurationJsonTest`.
@Timeout(30)
final class MeasuredConfigurationFileTest {
  private static void assertRefused(String named, Path file) {
    var refused = assertThrows(RefusedException.class, () -> MeasuredConfigurationFile.read(file));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code(), refused.sentence());
    assertTrue(refused.sentence().contains(named), refused::sentence);
  }

  @Test
  void refusesAFileThatIsNotThereOrNone(@TempDir Path folder) {
    Path missing = folder.resolve("missing.json");
    assertRefused(missing.toString(), missing);
    assertRefused(folder.toString(), folder);
  }

  @Test
  void readsNoFurtherThanADocumentMayBeLong(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("long.json");
    Files.writeString(file, " ".repeat(256 * 1024) + "{}");
    assertRefused("256 KiB", file);
  }
}

package io.nitrowallet.image.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  @TempDir private Path home = Path.of("");
  private Path published = Path.of("");
  private Path copies = Path.of("");

  @BeforeEach
  void publish() throws IOException {
    published = Files.createDirectory(home.resolve("published"));
    copies = Files.createDirectory(home.resolve("copies"));
    for (String part : Release.PARTS) {
      Files.writeString(published.resolve(part), "the " + part);
    }
    var manifest =
        new ReleaseManifest(
            "1.2",
            "x86_64",
            Release.measure(Release.parts(published)),
            Optional.empty(),
            PcrValues.of(Map.of(1, Bytes.copyOf(new byte[48]))),
            "25",
            List.of());
    ManifestFile.write(manifest, Optional.empty(), published.resolve(Release.MANIFEST));
  }

  @Test
  void refusesAPartThatIsNotTheManifests() throws IOException {
    Files.writeString(published.resolve("kernel"), "another kernel");
    assertRefused(() -> Release.open(published, Optional.empty()));
  }

  /// Whoever can write to the published folder has the time between looking and copying.
  @Test
  void refusesAPartThatIsExchangedBetweenOpeningAndCopying() throws IOException {
    Release opened = Release.open(published, Optional.empty());
    Files.writeString(published.resolve("kernel"), "thE kernel");
    assertRefused(() -> opened.copyTo(copies));
  }

  @Test
  void aCopyNoLongerDependsOnWhereItCameFrom() throws IOException {
    Release copy = Release.open(published, Optional.empty()).copyTo(copies);
    Files.writeString(published.resolve("kernel"), "thE kernel");
    assertEquals(copy.manifest().files(), Release.measure(copy.parts()));
  }

  private static void assertRefused(Step step) {
    RefusedException e = assertThrows(RefusedException.class, step::take);
    assertEquals(ErrorCode.IMAGE_REFUSED, e.code(), e.sentence());
  }

  private interface Step {
    void take() throws IOException;
  }
}

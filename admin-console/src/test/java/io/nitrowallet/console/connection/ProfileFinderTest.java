package io.nitrowallet.console.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.connection.ProfileFinder.Found;
import io.nitrowallet.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileFinderTest {
  @TempDir private Path home;

  @Test
  void findsNothingWhereNothingIs() {
    assertEquals(List.of(), new ProfileFinder(home).find());
  }

  @Test
  void findsTheCommandLinesFileThenProfilesThenTheLocalStack() throws IOException {
    write("dev/config.yaml", "attestation.rootFile: /tmp/root.pem\n");
    write("profiles/b.yaml", "table: Other\n");
    write("profiles/a.yaml", "table: Other\n");
    write("profiles/notes.txt", "no profile");
    write("config.yaml", "table: Mine\n");
    List<Found> found = new ProfileFinder(home).find();
    assertEquals(
        List.of("default", "a", "b", "local stack"),
        found.stream().map(ProfileFinderTest::name).toList());
  }

  @Test
  void tellsADevelopmentRootFromAwss() throws IOException {
    write("config.yaml", "table: Mine\n");
    write("dev/config.yaml", "attestation.rootFile: /tmp/root.pem\n");
    List<Found> found = new ProfileFinder(home).find();
    assertFalse(((Found.Usable) found.getFirst()).profile().isDevelopment());
    assertTrue(((Found.Usable) found.getLast()).profile().isDevelopment());
  }

  @Test
  void showsWhatIsWrongWithOneFileAndOffersTheOthers() throws IOException {
    write("config.yaml", "tabel: Mine\n");
    write("profiles/good.yaml", "table: Mine\n");
    List<Found> found = new ProfileFinder(home).find();
    Found.Broken broken = (Found.Broken) found.getFirst();
    assertEquals(ErrorCode.INVALID_CONFIGURATION, broken.fault().code());
    assertTrue(broken.fault().happened().contains("tabel"), broken.fault()::happened);
    assertTrue(found.getLast() instanceof Found.Usable);
  }

  private static String name(Found found) {
    return switch (found) {
      case Found.Usable(var profile) -> profile.name();
      case Found.Broken broken -> broken.name();
    };
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(".nitro-wallet").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}

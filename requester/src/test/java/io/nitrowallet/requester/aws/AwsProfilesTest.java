package io.nitrowallet.requester.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AwsProfilesTest {
  @TempDir private Path home;

  @Test
  void namesThoseOfBothFilesOnce() throws IOException {
    write("config", "[default]\nregion=eu-west-1\n[profile desk]\nregion=eu-west-1\n");
    write(
        "credentials",
        "[desk]\naws_access_key_id=a\naws_secret_access_key=b\n[audit]\naws_access_key_id=c\n");
    assertEquals(List.of("audit", "default", "desk"), new AwsProfiles(home).names());
  }

  @Test
  void namesNoneWhereNothingIsOrNothingCanBeRead() throws IOException {
    assertEquals(List.of(), new AwsProfiles(home).names());
    write("config", "[profile\n===");
    assertEquals(List.of(), new AwsProfiles(home).names());
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(".aws").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

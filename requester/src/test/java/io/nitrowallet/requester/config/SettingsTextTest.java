package io.nitrowallet.requester.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTextTest {
  private static final String DIGITS = "1".repeat(96);

  @TempDir private Path home;

  @Test
  void writesWhatTheFileIsReadAs() throws IOException {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.TRANSPORT, "unix:/tmp/with space: and #, \"quotes\"\\ " + "x".repeat(200));
    settings.put(Setting.ENCLAVE_CID, "16,17");
    settings.put(Setting.TABLE, "null");
    settings.put(Setting.AWS_REGION, "no");
    settings.put(Setting.ATTESTATION_PCRS, "0=" + DIGITS + ",8=" + "ab".repeat(48));
    assertEquals(settings, readAgain(settings));
  }

  @Test
  void writesAnEmptyFileOfNothing() throws IOException {
    assertEquals(Map.of(), readAgain(Map.of()));
  }

  @Test
  void refusesARegisterWithoutAValue() {
    Map<Setting, String> settings = Map.of(Setting.ATTESTATION_PCRS, "0");
    RefusedException refused =
        assertThrows(RefusedException.class, () -> SettingsText.yaml(settings));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code());
  }

  private Map<Setting, String> readAgain(Map<Setting, String> settings) throws IOException {
    Path file = home.resolve("profile.yaml");
    Files.writeString(file, SettingsText.yaml(settings));
    return ConfigurationFile.read(file);
  }
}

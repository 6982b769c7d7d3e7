package io.nitrowallet.requester.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.attestation.SeenEnclave.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeenFileTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Bytes A = Bytes.ofHex("aa".repeat(48));
  private static final Bytes B = Bytes.ofHex("bb".repeat(48));
  private static final Bytes ROOT = Bytes.ofHex("cc".repeat(32));

  @TempDir private Path home;

  @Test
  void remembersForItsOwnerAlone() throws IOException {
    Path path = home.resolve("seen/desk.json");
    SeenFile file = new SeenFile(path);
    assertEquals(Optional.empty(), file.read());
    SeenEnclave seen = seen(Map.of(0, A, 3, B), "i-1-enc2", Optional.of(ROOT));
    file.write(seen);
    assertEquals(Optional.of(seen), file.read());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"v\":2}", "{\"v\":1,\"at\":0,\"pcrs\":{\"0\":\"zz\"}}"})
  void saysThatItCannotBeRead(String text) throws IOException {
    Path path = home.resolve("desk.json");
    Files.writeString(path, text);
    RefusedException refused =
        assertThrows(RefusedException.class, () -> new SeenFile(path).read());
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code());
  }

  @Test
  void namesWhatChanged() {
    SeenEnclave before = seen(Map.of(0, A, 3, B), "i-1-enc2", Optional.empty());
    SeenEnclave now = seen(Map.of(0, B, 8, A), "i-1-enc3", Optional.of(ROOT));
    assertEquals(
        List.of(
            new Change("PCR0", A.hex(), B.hex()),
            new Change("PCR3", B.hex(), ""),
            new Change("PCR8", "", A.hex()),
            new Change("module", "i-1-enc2", "i-1-enc3"),
            new Change("identity", "", ROOT.hex())),
        before.changes(now));
    assertEquals(List.of(), now.changes(now));
  }

  private static SeenEnclave seen(
      Map<Integer, Bytes> pcrs, String module, Optional<Bytes> identity) {
    return new SeenEnclave(NOON, PcrValues.of(pcrs), module, identity, Optional.empty(), ROOT);
  }
}

package io.nitrowallet.requester.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinFileTest {
  private static final Address ADDRESS = Fixture.account(1).address();
  private static final Pin PIN = new Pin(ADDRESS, Origin.GENERATED);
  private static final Pin OTHER = new Pin(Fixture.account(2).address(), Origin.GENERATED);

  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("private/pins.json");
  }

  private PinFile pins() {
    return new PinFile(file(), "eu-west-1/AccountTable");
  }

  @Test
  void remembersAcrossRunsInAFileOfItsOwnerAlone() throws IOException {
    pins().pin(Fixture.NAME, PIN);
    assertEquals(Optional.of(PIN), pins().find(Fixture.NAME));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())));
  }

  @Test
  void refusesAnotherAddressForAPinnedNameAndKeepsTheFirst() {
    pins().pin(Fixture.NAME, PIN);
    pins().pin(Fixture.NAME, PIN);
    var refusal = assertThrows(RefusedException.class, () -> pins().pin(Fixture.NAME, OTHER));
    assertEquals(ErrorCode.ADDRESS_MISMATCH, refusal.code());
    assertEquals(Optional.of(PIN), pins().find(Fixture.NAME));
  }

  @Test
  void remembersTheOriginOfAnAccountThatWasNotGenerated() throws IOException {
    Pin imported = new Pin(ADDRESS, Origin.IMPORTED);
    pins().pin(Fixture.NAME, imported);
    pins().pin(new AccountName("generated"), PIN);
    assertEquals(Optional.of(imported), pins().find(Fixture.NAME));
    assertTrue(Files.readString(file()).contains("\"generated\":\"0x"), "as before");
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("imported", "inherited"));
    var refusal = assertThrows(RefusedException.class, () -> pins().find(Fixture.NAME));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }

  @Test
  void keepsTheNamesOfDifferentTablesApart() {
    pins().pin(Fixture.NAME, PIN);
    new PinFile(file(), "eu-west-1/Other").pin(Fixture.NAME, OTHER);
    assertEquals(Optional.of(PIN), pins().find(Fixture.NAME));
  }

  @Test
  void losesNoPinWhereSeveralAreWrittenAtOnce() {
    try (var threads = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 40)
          .forEach(i -> threads.execute(() -> pins().pin(new AccountName("a" + i), PIN)));
    }
    IntStream.range(0, 40)
        .forEach(i -> assertEquals(Optional.of(PIN), pins().find(new AccountName("a" + i))));
  }

  @Test
  void keepsLongScopesReadableAndApart() {
    String endpoint = "https://dynamodb.example/" + "a".repeat(300);
    var first = new PinFile(file(), endpoint + "/First");
    var second = new PinFile(file(), endpoint + "/Second");
    first.pin(Fixture.NAME, PIN);
    second.pin(Fixture.NAME, OTHER);
    assertEquals(Optional.of(PIN), first.find(Fixture.NAME));
    assertEquals(Optional.of(OTHER), second.find(Fixture.NAME));
  }

  @Test
  void refusesAPinWithWhichTheFileCouldNotBeReadBack() throws IOException {
    Files.createDirectories(file().getParent());
    String room = "x".repeat(StrictJson.MAX_LENGTH - 60);
    Files.writeString(file(), "{\"v\":1,\"room\":\"%s\",\"pins\":{}}".formatted(room));
    byte[] before = Files.readAllBytes(file());
    var refusal = assertThrows(RefusedException.class, () -> pins().pin(Fixture.NAME, PIN));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertTrue(refusal.sentence().contains("'treasury' was not pinned"), refusal.sentence());
    assertArrayEquals(before, Files.readAllBytes(file()));
  }

  @Test
  void takesAPinThatIsNoAddressForADamagedFile() throws IOException {
    pins().pin(Fixture.NAME, PIN);
    String text = Files.readString(file());
    Files.writeString(file(), text.replace(ADDRESS.checksummed(), "0x01"));
    var refusal = assertThrows(RefusedException.class, () -> pins().find(Fixture.NAME));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }

  @Test
  void doesNotTakeADamagedFileForAnEmptyOne() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"v\":1,\"pins\":");
    var refusal = assertThrows(RefusedException.class, () -> pins().find(Fixture.NAME));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertThrows(RefusedException.class, () -> pins().pin(Fixture.NAME, PIN));
  }
}

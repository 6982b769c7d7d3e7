package io.nitrowallet.requester.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.operator.KeyKind;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.operator.OperatorKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A backup is what the operator signed, or it is said where it is not; a restore adds and never
/// overwrites.
@Timeout(120)
final class BackupTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00.5Z");

  @TempDir private Path folder;
  private OperatorKey alice;
  private BackupFiles files;

  @BeforeEach
  void begin() {
    alice = key("alice");
    files = new BackupFiles(folder.resolve("accounts.jsonl"));
  }

  @AfterEach
  void end() {
    alice.close();
  }

  private OperatorKey key(String name) {
    return new KeystoreFile(folder.resolve(name + ".p12"))
        .create(
            KeyKind.ED25519,
            () -> SecretBytes.adopt("correct horse battery".getBytes(StandardCharsets.UTF_8)));
  }

  private static Account account(int number) {
    return Fixture.account(
        new AccountName(String.format(Locale.ROOT, "account-%05d", number)), number + 1);
  }

  private static SortedAccounts table(int rows) {
    SortedAccounts table = new SortedAccounts();
    IntStream.range(0, rows).forEach(number -> table.with(account(number)));
    return table;
  }

  private BackupManifest export(SortedAccounts table) {
    return new BackupExport(table, () -> NOW).write(files, "AccountTable", "alice", alice, _ -> {});
  }

  private Backup open() {
    return Backup.open(files, Map.of("alice", alice.publicKey()));
  }

  private static BackupRestore.Outcome restore(SortedAccounts table, Backup backup) {
    return new BackupRestore(table).restore(backup, false, _ -> {});
  }

  @Test
  void roundTripsTenThousandRows() {
    SortedAccounts table = table(10_000);
    AtomicLong progress = new AtomicLong();
    BackupManifest written =
        new BackupExport(table, () -> NOW)
            .write(files, "AccountTable", "alice", alice, progress::set);
    assertEquals(10_000, progress.get());
    assertEquals(10_000, written.rows());
    assertEquals(100, written.segments().size());
    Backup backup = open();
    assertEquals(written, backup.manifest());
    assertEquals(Instant.parse("2026-11-27T08:00:00Z"), written.createdAt());
    assertEquals(List.of(), backup.problems());
    SortedAccounts empty = new SortedAccounts();
    assertEquals(new BackupRestore.Outcome(10_000, 0, List.of()), restore(empty, backup));
    assertEquals(table.rows, empty.rows);
    assertEquals(new BackupRestore.Outcome(0, 10_000, List.of()), restore(empty, backup));
  }

  @Test
  void anEmptyTableIsABackupToo() {
    assertEquals(0, export(table(0)).rows());
    assertEquals(List.of(), open().problems());
  }

  @Test
  void findsEveryChangedByteOfTheRows() throws IOException {
    export(table(3));
    byte[] rows = Files.readAllBytes(files.rows());
    Backup backup = open();
    for (int i = 0; i < rows.length; i++) {
      rows[i] ^= 1;
      Files.write(files.rows(), rows);
      assertFalse(backup.problems().isEmpty(), "byte " + i);
      rows[i] ^= 1;
    }
  }

  @Test
  void findsEveryChangedByteOfTheManifest() throws IOException {
    export(table(3));
    byte[] manifest = Files.readAllBytes(files.manifest());
    for (int i = 0; i < manifest.length; i++) {
      manifest[i] ^= 1;
      Files.write(files.manifest(), manifest);
      assertThrows(RefusedException.class, this::open, "byte " + i);
      manifest[i] ^= 1;
    }
  }

  @Test
  void saysWhereRowsAreNotThoseThatWereSigned() throws IOException {
    export(table(250));
    List<String> lines = new ArrayList<>(Files.readAllLines(files.rows()));
    lines.set(120, lines.get(121));
    Files.write(files.rows(), lines);
    assertEquals(List.of("lines 101 to 200 are not those that were signed"), open().problems());
    Files.write(files.rows(), lines.subList(0, 230));
    assertEquals(
        List.of(
            "lines 101 to 200 are not those that were signed",
            "lines 201 to 250 are not those that were signed"),
        open().problems());
  }

  @Test
  void findsRowsThatWereAdded() throws IOException {
    export(table(100));
    Files.writeString(
        files.rows(), Files.readString(files.rows()) + Files.readAllLines(files.rows()).getFirst());
    assertEquals(
        List.of("the file goes on behind the last row that was signed"), open().problems());
  }

  /// threat-model.md, root on the parent: rows of another enclave's making, or older ones.
  @Test
  void restoresNothingOfWhatNobodySigned() throws IOException {
    export(table(250));
    List<String> lines = new ArrayList<>(Files.readAllLines(files.rows()));
    lines.set(240, lines.get(0));
    Files.write(files.rows(), lines);
    SortedAccounts empty = new SortedAccounts();
    Backup backup = open();
    var refusal = assertThrows(RefusedException.class, () -> restore(empty, backup));
    assertEquals(ErrorCode.ROW_TAMPERED, refusal.code());
    assertTrue(empty.rows.isEmpty());
  }

  @Test
  void believesNoOtherKey() {
    export(table(1));
    try (OperatorKey mallory = key("mallory")) {
      Map<String, VerifyingKey> others = Map.of("alice", mallory.publicKey());
      var refusal = assertThrows(RefusedException.class, () -> Backup.open(files, others));
      assertEquals(ErrorCode.SIGNATURE_REFUSED, refusal.code());
    }
  }

  @Test
  void neverOverwritesARow() {
    SortedAccounts source = table(5);
    export(source);
    Account other = Fixture.account(account(2).name(), 99);
    SortedAccounts target = new SortedAccounts().with(other).with(account(3));
    target.malformed.add(account(4).name().value());
    assertEquals(
        new BackupRestore.Outcome(2, 1, List.of("account-00002", "account-00004")),
        restore(target, open()));
    assertEquals(other, target.rows.get("account-00002"));
  }

  @Test
  void aDryRunSaysTheSameAndWritesNothing() {
    export(table(5));
    SortedAccounts target = new SortedAccounts().with(account(3));
    assertEquals(
        new BackupRestore.Outcome(4, 1, List.of()),
        new BackupRestore(target).restore(open(), true, _ -> {}));
    assertEquals(1, target.rows.size());
  }

  @Test
  void goesOnWhereItWasInterrupted() {
    SortedAccounts source = table(250);
    export(source);
    SortedAccounts target = new SortedAccounts();
    target.room = 130;
    Backup backup = open();
    assertThrows(RefusedException.class, () -> restore(target, backup));
    assertEquals(130, target.rows.size());
    target.room = Long.MAX_VALUE;
    assertEquals(new BackupRestore.Outcome(120, 130, List.of()), restore(target, backup));
    assertEquals(source.rows, target.rows);
  }

  @Test
  void namesRowsThatItCouldNotRead() {
    SortedAccounts table = table(5);
    table.malformed.add("account-00002");
    BackupManifest manifest = export(table);
    assertEquals(List.of("account-00002"), manifest.unreadable());
    assertEquals(4, manifest.rows());
    assertEquals(manifest, open().manifest());
  }

  /// threat-model.md, whoever writes to the table: planted rows do not make backups unreadable.
  @Test
  void canBeReadWhateverWasPlantedInTheTable() {
    SortedAccounts table = table(1);
    table.unlisted = IntStream.range(0, 5_000).mapToObj(i -> "\u0001".repeat(2_000) + i).toList();
    assertEquals(BackupManifest.MAX_NAMED, export(table).unreadable().size());
    assertEquals(1, open().manifest().rows());
  }

  @Test
  void canBeReadAtItsLargest() {
    List<Bytes> segments =
        Collections.nCopies(
            Math.toIntExact(BackupManifest.MAX_ROWS / BackupManifest.SEGMENT),
            Bytes.ofHex("ab".repeat(32)));
    var largest =
        new BackupManifest(
            "T",
            Instant.EPOCH,
            BackupManifest.MAX_ROWS,
            Collections.nCopies(30, "\u0001".repeat(2_000)),
            segments);
    var keys = Map.of("alice", alice.publicKey());
    assertEquals(largest, BackupManifest.verify(largest.sign("alice", alice), keys));
    assertThrows(
        RefusedException.class,
        () ->
            new BackupManifest(
                "T", Instant.EPOCH, BackupManifest.MAX_ROWS + 1, List.of(), segments));
  }

  @Test
  void isForItsOwnerAloneAndOverwritesNoOther() throws IOException {
    export(table(1));
    for (Path file : List.of(files.rows(), files.manifest())) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    byte[] before = Files.readAllBytes(files.rows());
    SortedAccounts other = table(2);
    var refusal = assertThrows(RefusedException.class, () -> export(other));
    assertEquals(ErrorCode.INVALID_VALUE, refusal.code());
    Files.delete(files.manifest());
    assertThrows(RefusedException.class, () -> export(other));
    assertEquals(before.length, Files.size(files.rows()));
    assertThrows(RefusedException.class, this::open);
  }
}

package io.nitrowallet.dev.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftNsmAuthorityTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path temporary;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Test
  void usesItsKeysAgainAfterARestart() {
    SoftNsmAuthority first = open();
    SoftNsmAuthority second = open();
    assertEquals(first.rootCertificate(), second.rootCertificate());
    assertEquals(first.chain().region(), second.chain().region());
    assertEquals(first.chain().zone().der(), second.chain().zone().der());
  }

  @Test
  void isAnotherOneInAnotherFolder() {
    SoftNsmAuthority other = SoftNsmAuthority.open(temporary.resolve("other"), now::get);
    assertNotEquals(open().rootCertificate(), other.rootCertificate());
  }

  @Test
  void keepsItsFilesToItself() throws IOException {
    open().chain();
    assertEquals("rwx------", permissions(folder()));
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> stored = files.toList();
      assertEquals(3, stored.size(), stored::toString);
      for (Path file : stored) {
        assertEquals("rw-------", permissions(file), file::toString);
      }
    }
  }

  @Test
  void renewsRegionAndZoneInTimeButNeverTheRoot() {
    SoftNsmAuthority authority = open();
    Bytes root = authority.rootCertificate();
    Bytes region = authority.chain().region();
    Bytes zone = authority.chain().zone().der();
    now.set(START.plus(Duration.ofDays(4)));
    assertEquals(zone, authority.chain().zone().der());
    now.set(START.plus(Duration.ofDays(5)));
    assertNotEquals(zone, authority.chain().zone().der());
    assertEquals(region, authority.chain().region());
    now.set(START.plus(Duration.ofDays(14)));
    assertNotEquals(region, authority.chain().region());
    assertEquals(root, authority.rootCertificate());
    assertEquals(root, open().rootCertificate());
  }

  @Test
  void hasOneRootThoughManyStartAtOnce() throws ExecutionException, InterruptedException {
    Set<Bytes> roots = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Bytes>> started =
          IntStream.range(0, 8)
              .mapToObj(_ -> threads.submit(() -> open().rootCertificate()))
              .toList();
      for (Future<Bytes> root : started) {
        roots.add(root.get());
      }
    }
    assertEquals(1, roots.size());
  }

  @Test
  void reissuesWhatAnotherRootIssued() throws IOException {
    Bytes zone = open().chain().zone().der();
    Files.delete(folder().resolve("root.pem"));
    assertNotEquals(zone, open().chain().zone().der());
  }

  @Test
  void saysWhichFileIsDamaged() throws IOException {
    open();
    Files.writeString(folder().resolve("root.pem"), "no key");
    IllegalStateException damaged = assertThrows(IllegalStateException.class, this::open);
    assertTrue(String.valueOf(damaged.getMessage()).contains("root.pem"));
  }

  private SoftNsmAuthority open() {
    return SoftNsmAuthority.open(folder(), now::get);
  }

  private Path folder() {
    return temporary.resolve("nsm");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

package io.nitrowallet.vm;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A machine in software emulation, so that it behaves alike wherever the tests run: QEMU without
/// KVM, devices or a network; two serial consoles.
final class VirtualMachine {
  private static final String COMMAND_LINE = "console=ttyS0 reboot=t panic=-1 quiet";
  private static final int MEGABYTES = 2048;

  private final MachineParts parts;
  private final Path folder;

  /// A machine whose files lie in `folder`, of its own.
  VirtualMachine(MachineParts parts, Path folder) {
    this.parts = parts;
    this.folder = folder;
  }

  /// Boots from the archives in their order and waits until the machine ends by itself.
  ///
  /// @return what it printed; a machine that does not end within `deadline` fails the test
  Consoles run(List<Path> ramdisks, Duration deadline) throws IOException, InterruptedException {
    Path log = folder.resolve("qemu.log");
    long start = System.nanoTime();
    Process qemu =
        new ProcessBuilder(command(concatenated(ramdisks)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = qemu.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
      var consoles =
          new Consoles(read("first"), read("second"), Duration.ofNanos(System.nanoTime() - start));
      if (!ended) {
        fail("the machine did not end within %s\n%s".formatted(deadline, consoles.tails()));
      }
      if (qemu.exitValue() != 0) {
        fail("QEMU failed: " + Files.readString(log));
      }
      return consoles;
    } finally {
      qemu.destroyForcibly().waitFor();
    }
  }

  private List<String> command(Path ramdisk) {
    return List.of(
        parts.qemu().toString(),
        "-machine",
        "q35",
        "-accel",
        "tcg,thread=multi",
        "-cpu",
        "max",
        "-smp",
        "2",
        "-m",
        Integer.toString(MEGABYTES),
        "-nodefaults",
        "-no-user-config",
        "-no-reboot",
        "-display",
        "none",
        "-serial",
        "file:" + folder.resolve("first"),
        "-serial",
        "file:" + folder.resolve("second"),
        "-kernel",
        parts.kernel().toString(),
        "-initrd",
        ramdisk.toString(),
        "-append",
        COMMAND_LINE);
  }

  /// The kernel unpacks archives that follow each other one after the other, later files over
  /// earlier ones; so does a Nitro enclave with its ramdisks.
  private Path concatenated(List<Path> ramdisks) throws IOException {
    Path all = folder.resolve("initrd");
    try (var out = Files.newOutputStream(all, StandardOpenOption.CREATE_NEW)) {
      for (Path ramdisk : ramdisks) {
        Files.copy(ramdisk, out);
      }
    }
    return all;
  }

  private String read(String console) throws IOException {
    Path file = folder.resolve(console);
    return Files.exists(file)
        ? Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r", "")
        : "";
  }
}

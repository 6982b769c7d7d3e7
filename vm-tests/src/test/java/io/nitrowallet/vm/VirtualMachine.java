package io.nitrowallet.vm;

import static org.junit.jupiter.api.Assertions.fail;

import io.nitrowallet.image.content.Content;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A machine in software emulation, so that it behaves alike wherever the tests run: QEMU without
/// KVM, devices or a network; two serial consoles. Its disk is what its ramdisks unpack to.
final class VirtualMachine {
  /// The timers of a busy computer come late: the kernel must not take them for broken.
  static final String COMMAND_LINE =
      "console=ttyS0 reboot=t panic=-1 quiet no_timer_check nowatchdog mitigations=off";

  private static final String MEGABYTES = "2048";

  private final MachineParts parts;
  private final Path folder;

  /// @param folder to be made for the files of this machine
  VirtualMachine(MachineParts parts, Path folder) throws IOException {
    this.parts = parts;
    this.folder = Files.createDirectory(folder);
  }

  /// Boots and waits until the machine ends by itself. One that does not within `deadline` fails
  /// the test.
  ///
  /// @param ramdisks unpacked in this order, later files over earlier ones, as a Nitro enclave does
  /// @return what it printed
  Consoles run(List<Content> ramdisks, Duration deadline) throws IOException, InterruptedException {
    Path log = folder.resolve("qemu.log");
    ProcessBuilder command =
        new ProcessBuilder(command(concatenated(ramdisks)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    long start = System.nanoTime();
    Process qemu = command.start();
    try {
      boolean ended = qemu.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Consoles consoles = new Consoles(read("first"), read("second"), took);
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
        "tcg,thread=multi,tb-size=512",
        "-cpu",
        "max",
        "-smp",
        "2",
        "-m",
        MEGABYTES,
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

  private Path concatenated(List<Content> ramdisks) throws IOException {
    Path all = folder.resolve("initrd");
    try (FileChannel channel =
        FileChannel.open(all, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (Content ramdisk : ramdisks) {
        ramdisk.copyTo(channel);
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

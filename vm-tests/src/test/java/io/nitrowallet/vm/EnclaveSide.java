package io.nitrowallet.vm;

import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.eif.MeasuredContent;
import io.nitrowallet.image.release.ApplicationFiles;
import io.nitrowallet.image.release.BootFiles;
import io.nitrowallet.image.release.ReleaseBuilder;
import io.nitrowallet.image.rootfs.ApplicationJars;
import io.nitrowallet.vm.guest.SoftNsmEnclaveMain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The production image, built as a release is; and the one ramdisk behind it that has the same
/// runtime run the same jars on a soft NSM.
///
/// @param image what the hypervisor would measure
record EnclaveSide(MeasuredContent image) {
  private static final String MAIN_CLASS = "io.nitrowallet.enclave.EnclaveMain";
  private static final int MAX_COMMAND = 64 * 1024;

  /// Builds it around the machine's kernel and these tests' first program.
  ///
  /// @param configuration the measured one
  /// @param temporary a folder that may be filled
  static EnclaveSide build(MachineParts parts, Bytes configuration, Path temporary)
      throws IOException {
    Path commandLine = temporary.resolve("cmdline");
    Files.writeString(commandLine, VirtualMachine.COMMAND_LINE + "\n");
    Path init = temporary.resolve("init");
    try (InputStream script = EnclaveSide.class.getResourceAsStream("init")) {
      Files.copy(Objects.requireNonNull(script), init);
    }
    return new EnclaveSide(
        new ReleaseBuilder(_ -> {})
            .build(
                new BootFiles(parts.kernel(), commandLine, init, Optional.empty()),
                new ApplicationFiles(
                    Architecture.X86_64, ApplicationJars.of(enclaveClassPath()), parts.library()),
                temporary.resolve("release"))
            .with(configuration)
            .measured());
  }

  /// The class path of the enclave application, as Maven packed it before these tests.
  private static String enclaveClassPath() throws IOException {
    Path target = Path.of("..", "enclave-app", "target");
    try (Stream<Path> files = Files.list(target)) {
      Path jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
      return jar + ":" + Files.readString(target.resolve("classpath")).strip();
    }
  }

  /// PCR0 to PCR2.
  PcrValues registers() throws IOException {
    return image.measure();
  }

  /// The ramdisk that replaces the image's command.
  ///
  /// @param authority the folder of the soft NSM's authority
  /// @param registers what the soft NSM vouches for
  FileTree softNsm(Path authority, String registers) throws IOException {
    FileTree tree = new FileTree();
    Ramdisks.add(tree, "rootfs/soft/authority", authority);
    tree.file("rootfs/soft/registers", Ramdisks.text(registers));
    List<String> added = new ArrayList<>();
    for (Class<?> type : List.of(SoftNsm.class, SoftNsmEnclaveMain.class)) {
      Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
      String place = "soft/classes/" + added.size();
      Ramdisks.add(tree, "rootfs/" + place, source);
      added.add("/" + place);
    }
    return tree.file("cmd", Ramdisks.words(softCommand(added)));
  }

  /// The production command but for the end of its class path, the main class, and a compiler that
  /// costs more in emulation than it brings.
  private List<String> softCommand(List<String> added) throws IOException {
    List<String> words = new ArrayList<>(productionCommand());
    if (!words.removeLast().equals(MAIN_CLASS)) {
      throw new IllegalStateException("the image starts another class than " + MAIN_CLASS);
    }
    words.add(words.removeLast() + ":" + String.join(":", added));
    words.add(1, "-XX:TieredStopAtLevel=1");
    words.add(SoftNsmEnclaveMain.class.getName());
    words.addAll(List.of("/soft/authority", "/soft/registers"));
    return words;
  }

  private List<String> productionCommand() throws IOException {
    Content application = image.ramdisks().get(1);
    CpioEntry command =
        CpioReader.list(application).stream()
            .filter(entry -> entry.path().equals("cmd"))
            .findFirst()
            .orElseThrow();
    byte[] text = command.content().bytes(MAX_COMMAND).toArray();
    return new String(text, StandardCharsets.US_ASCII).lines().toList();
  }
}

package io.nitrowallet.vm;

import static org.junit.jupiter.api.Assertions.fail;

import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.eif.Architecture;
import io.nitrowallet.image.rootfs.CLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// What a machine is made of: QEMU, and Debian's kernel, busybox and glibc as `fetch-parts` lays
/// them out.
///
/// @param folder where they lie
record MachineParts(Path qemu, Path folder) {
  /// Names another folder of parts.
  private static final String FOLDER = "nitrowallet.vm.parts";

  /// Makes missing parts a failure.
  private static final String REQUIRED = "nitrowallet.vm.required";

  private static final String QEMU = "qemu-system-x86_64";

  private static final List<String> MODULES =
      List.of("vsock.ko", "vmw_vsock_virtio_transport_common.ko", "vsock_loopback.ko");

  /// The parts on this computer. Where there are none, the calling test is skipped, or fails with
  /// `-Dnitrowallet.vm.required=true`.
  static MachineParts require() {
    Optional<Path> qemu = onThePath(QEMU);
    if (qemu.isEmpty()) {
      return missing("QEMU is not installed: on Debian, the package qemu-system-x86");
    }
    Path folder = namedFolder();
    if (!Files.exists(folder.resolve("complete"))) {
      return missing(folder + " holds no parts of a virtual machine: run vm-tests/fetch-parts");
    }
    return new MachineParts(qemu.get(), folder);
  }

  private static MachineParts missing(String sentence) {
    return Boolean.getBoolean(REQUIRED) ? fail(sentence) : Assumptions.abort(sentence);
  }

  private static Path namedFolder() {
    String named = System.getProperty(FOLDER, "");
    return named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".cache", "nitro-wallet", "vm")
        : Path.of(named);
  }

  private static Optional<Path> onThePath(String program) {
    for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path candidate = Path.of(entry, program);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /// The kernel, as a bootloader takes it.
  Path kernel() {
    return folder.resolve("vmlinuz");
  }

  /// What Java runtimes in the machine link against.
  CLibrary library() {
    return CLibrary.inFolder(Architecture.X86_64, folder.resolve("libs"));
  }

  /// What the first program of a machine calls: busybox and the kernel's modules.
  FileTree tools() throws IOException {
    FileTree tree = new FileTree().program("bin/busybox", Content.of(folder.resolve("busybox")));
    for (String module : MODULES) {
      tree.file("modules/" + module, Content.of(folder.resolve("modules").resolve(module)));
    }
    return tree;
  }

  /// Adds glibc where programs outside of the enclave's root look for it.
  void addLibraryTo(FileTree tree) throws IOException {
    try (var libraries = Files.list(folder.resolve("libs"))) {
      for (Path library : libraries.toList()) {
        String name = String.valueOf(library.getFileName());
        String place = name.startsWith("ld-") ? "lib64/" : "lib/";
        tree.program(place + name, Content.of(library));
      }
    }
  }
}

package io.nitrowallet.vm;

import static org.junit.jupiter.api.Assertions.fail;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// What a machine is made of: QEMU, and Debian's kernel, busybox and glibc as `fetch-parts` lays
/// them out.
record MachineParts(Path qemu, Path folder) {
  /// Names another folder of parts.
  private static final String FOLDER = "nitrowallet.vm.parts";

  /// Makes missing parts a failure.
  private static final String REQUIRED = "nitrowallet.vm.required";

  private static final String QEMU = "qemu-system-x86_64";

  /// In the order in which they need each other.
  private static final List<String> MODULES =
      List.of("vsock", "vmw_vsock_virtio_transport_common", "vsock_loopback");

  /// The parts on this machine. Where there are none, the calling test is skipped, or fails with
  /// `-Dnitrowallet.vm.required=true`.
  static MachineParts require() {
    Optional<Path> qemu = onThePath(QEMU);
    if (qemu.isEmpty()) {
      return missing("QEMU is not installed: on Debian, the package qemu-system-x86");
    }
    Path folder = named();
    if (!Files.exists(folder.resolve("complete"))) {
      return missing(folder + " holds no parts of a virtual machine: run vm-tests/fetch-parts");
    }
    return new MachineParts(qemu.get(), folder);
  }

  private static MachineParts missing(String sentence) {
    if (Boolean.getBoolean(REQUIRED)) {
      return fail(sentence);
    }
    return Assumptions.abort(sentence);
  }

  private static Path named() {
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

  /// Adds a first program with what it needs.
  void addInit(FileTree tree) throws IOException {
    try (var init = MachineParts.class.getResourceAsStream("init")) {
      if (init == null) {
        throw new IllegalStateException("the tests lack their resource 'init'");
      }
      tree.program("init", Content.of(Bytes.copyOf(init.readAllBytes())));
    }
    tree.program("bin/busybox", Content.of(folder.resolve("busybox")));
    for (String module : MODULES) {
      String name = module + ".ko";
      tree.file("modules/" + name, Content.of(folder.resolve("modules").resolve(name)));
    }
  }

  /// Adds glibc where programs look for it, with `root` (empty, or with a slash at its end) as `/`.
  void addLibraries(FileTree tree, String root) throws IOException {
    try (var libraries = Files.list(folder.resolve("libs"))) {
      for (Path library : libraries.toList()) {
        String name = library.getFileName().toString();
        String target = name.startsWith("ld-") ? "lib64/" : "lib/x86_64-linux-gnu/";
        tree.program(root + target + name, Content.of(library));
      }
    }
  }
}

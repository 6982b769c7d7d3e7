package io.nitrowallet.image.rootfs;

import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.eif.Architecture;
import java.io.IOException;
import java.util.List;

/// The second ramdisk, laid out as nitro-cli's init expects it: `cmd` and `env`, and under `rootfs`
/// what becomes the enclave's root.
public final class RootFileSystem {
  /// What becomes the enclave's root.
  public static final String ROOT = "rootfs";

  /// Where the Java runtime lies in it.
  static final String RUNTIME = "runtime";

  private static final String JARS = "app";
  private static final String NATIVE_LIBRARY = "native/libjunixsocket-native.so";

  /// Where init mounts what the kernel offers.
  private static final List<String> MOUNT_POINTS = List.of("dev", "proc", "run", "sys", "tmp");

  private RootFileSystem() {}

  /// The files of the application.
  public static FileTree of(
      Architecture architecture, JavaRuntime runtime, CLibrary library, ApplicationJars jars)
      throws IOException {
    FileTree tree = new FileTree();
    for (String folder : MOUNT_POINTS) {
      tree.folder(ROOT + "/" + folder);
    }
    runtime.addTo(tree, ROOT + "/" + RUNTIME);
    library.addTo(tree, ROOT);
    jars.addTo(tree, ROOT + "/" + JARS);
    tree.file(ROOT + "/" + NATIVE_LIBRARY, Content.of(jars.nativeLibrary(architecture)));
    tree.file(
        "cmd",
        EnclaveCommand.words(
            jars.names().stream().map(name -> "/" + JARS + "/" + name).toList(),
            "/" + NATIVE_LIBRARY));
    return tree.file("env", EnclaveCommand.environment(library.place()));
  }
}

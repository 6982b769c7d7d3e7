package io.nitrowallet.vm;

import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.vm.guest.GuestMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// The ramdisk of the machine's other half: {@link GuestMain} with these tests' own class path and
/// a Java runtime that is fuller than the enclave's, outside of the enclave's root.
final class ParentSide {
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.httpserver,"
          + "jdk.unsupported";

  /// Compiling much costs more in emulation than it brings.
  private static final List<String> JAVA =
      List.of(
          "/parent/java/bin/java",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-cp");

  private ParentSide() {}

  /// The files of the ramdisk.
  ///
  /// @param deployment the folder of a {@link io.nitrowallet.dev.stack.PortableDeployment}
  /// @param registers of the enclave's image, as a {@link io.nitrowallet.vm.guest.RegistersFile}
  /// @param temporary a folder that may be filled
  static FileTree ramdisk(MachineParts parts, Path deployment, String registers, Path temporary)
      throws IOException {
    FileTree tree = new FileTree();
    parts.addLibraryTo(tree);
    Ramdisks.add(tree, "parent/java", link(temporary.resolve("parent-runtime")));
    Ramdisks.add(tree, "parent/deployment", deployment);
    tree.file("parent/registers", Ramdisks.text(registers));
    List<String> command = new ArrayList<>(JAVA);
    command.add(String.join(":", addClassPath(tree)));
    command.add(GuestMain.class.getName());
    command.addAll(List.of("/parent/deployment", "/parent/registers"));
    return tree.file("parent/cmd", Ramdisks.words(command));
  }

  private static List<String> addClassPath(FileTree tree) throws IOException {
    List<String> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        String place = "parent/classes/" + classPath.size() + "-" + path.getFileName();
        Ramdisks.add(tree, place, path);
        classPath.add("/" + place);
      }
    }
    return classPath;
  }

  /// With an archive of the JDK's classes, which saves seconds of emulation.
  private static Path link(Path folder) {
    int result =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--add-modules=" + MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--output=" + folder);
    if (result != 0) {
      throw new IllegalStateException("jlink ended with " + result);
    }
    return folder;
  }
}

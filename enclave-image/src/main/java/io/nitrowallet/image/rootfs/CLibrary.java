package io.nitrowallet.image.rootfs;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.MeasuredFile;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.eif.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The GNU C library, which the Java runtime is linked against: its loader and five libraries.
public final class CLibrary {
  private static final List<String> LIBRARIES =
      List.of("libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1");

  private final Architecture architecture;
  private final List<Path> files;

  private CLibrary(Architecture architecture, List<Path> files) {
    this.architecture = architecture;
    this.files = List.copyOf(files);
  }

  /// That of this machine. An image built on another release of an operating system holds another
  /// one, and has other PCRs: the manifest says which it is.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if a file is missing
  public static CLibrary ofMachine(Architecture architecture) {
    return find(
        architecture,
        List.of(
            Path.of("/lib/" + architecture.linuxName() + "-linux-gnu"),
            Path.of("/lib64"),
            Path.of("/usr/lib64"),
            Path.of("/lib"),
            Path.of("/usr/lib")));
  }

  /// The one in `folder`.
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if a file is missing
  public static CLibrary inFolder(Architecture architecture, Path folder) {
    return find(architecture, List.of(folder));
  }

  private static CLibrary find(Architecture architecture, List<Path> folders) {
    List<Path> files = new ArrayList<>();
    for (String name :
        Stream.concat(Stream.of(loader(architecture)), LIBRARIES.stream()).toList()) {
      Optional<Path> file =
          folders.stream().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
      files.add(
          file.orElseThrow(() ->
              new RefusedException(
                  ErrorCode.RESOURCE_NOT_FOUND,
                  "the C library's file "
                      + name
                      + " is not in "
                      + folders
                      + ": build on a Linux with glibc, or name a folder that holds it")));
    }
    return new CLibrary(architecture, files);
  }

  /// What it consists of.
  public List<MeasuredFile> measure() throws IOException {
    List<MeasuredFile> measured = new ArrayList<>();
    for (Path file : files) {
      Content content = content(file);
      measured.add(new MeasuredFile(name(file), content.length(), content.sha384()));
    }
    return measured;
  }

  /// The folder that holds it in an image: where programs look for their loader.
  String place() {
    return switch (architecture) {
      case X86_64 -> "lib64";
      case AARCH64 -> "lib";
    };
  }

  /// Adds it to `tree` under `root`.
  void addTo(FileTree tree, String root) throws IOException {
    for (Path file : files) {
      String path = root + "/" + place() + "/" + name(file);
      if (name(file).equals(loader(architecture))) {
        tree.program(path, content(file)); // the kernel executes it
      } else {
        tree.file(path, content(file));
      }
    }
  }

  private static String loader(Architecture architecture) {
    return switch (architecture) {
      case X86_64 -> "ld-linux-x86-64.so.2";
      case AARCH64 -> "ld-linux-aarch64.so.1";
    };
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Content content(Path file) throws IOException {
    return Content.of(file.toRealPath());
  }
}

package io.nitrowallet.image.rootfs;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import io.nitrowallet.image.eif.Architecture;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The enclave application's jars, in the order of its class path. The jar that brings native
/// libraries for every operating system is replaced by the one library that this image needs, so
/// that nothing is unpacked while the enclave runs.
public final class ApplicationJars {
  private static final String MAIN = "nitro-wallet-enclave-app-";
  private static final String NATIVE = "junixsocket-native-common-";
  private static final int MAX_LIBRARY = 1024 * 1024;

  private final List<Path> jars;

  private ApplicationJars(List<Path> jars) {
    this.jars = List.copyOf(jars);
  }

  /// The jars of a class path, whose entries are jars or folders of jars.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if an entry is neither, two jars
  ///   have one name, or the enclave application is not among them
  public static ApplicationJars of(String classPath) {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      if (entry.endsWith(".jar")) {
        jars.add(Path.of(entry));
      } else if (!entry.endsWith(".pom")) { // Maven lists what only groups others, too
        jars.addAll(jarsIn(Path.of(entry)));
      }
    }
    ApplicationJars found = new ApplicationJars(jars);
    if (jars.stream().map(ApplicationJars::name).distinct().count() < jars.size()) {
      throw refused("two jars of the application have one name");
    }
    found.only(MAIN);
    found.only(NATIVE);
    return found;
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> name(file).endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw refused(folder + " holds no jar: the application must be packed");
      }
      return jars;
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, folder + " is neither a jar nor a folder of jars", e);
    }
  }

  /// The version of the enclave application.
  public String version() throws IOException {
    try (JarFile jar = new JarFile(only(MAIN).toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(manifest ->
              manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION))
          .orElseThrow(() -> refused("the enclave application's jar states no version"));
    }
  }

  /// The names of the jars that an image holds.
  List<String> names() {
    return packed().map(ApplicationJars::name).toList();
  }

  /// Adds the jars to `tree` under `place`.
  void addTo(FileTree tree, String place) throws IOException {
    for (Path jar : packed().toList()) {
      tree.file(place + "/" + name(jar), Content.of(jar));
    }
  }

  /// The native library of junixsocket.
  Bytes nativeLibrary(Architecture architecture) throws IOException {
    Pattern wanted =
        Pattern.compile(
            "lib/"
                + architecture.javaName()
                + "-Linux-clang/jni/libjunixsocket-native-[0-9.]+[.]so");
    try (ZipFile jar = new ZipFile(only(NATIVE).toFile())) {
      ZipEntry entry =
          jar.stream()
              .filter(candidate -> wanted.matcher(candidate.getName()).matches())
              .findFirst()
              .orElseThrow(() -> refused("junixsocket has no library for " + architecture));
      try (InputStream in = jar.getInputStream(entry)) {
        byte[] library = in.readNBytes(MAX_LIBRARY + 1);
        if (library.length > MAX_LIBRARY) {
          throw refused("junixsocket's library is over 1 MiB long");
        }
        return Bytes.copyOf(library);
      }
    }
  }

  private Stream<Path> packed() {
    return jars.stream().filter(jar -> !name(jar).startsWith(NATIVE));
  }

  private Path only(String prefix) {
    List<Path> found = jars.stream().filter(jar -> name(jar).startsWith(prefix)).toList();
    if (found.size() != 1) {
      throw refused("the application must hold exactly one jar " + prefix + "*.jar");
    }
    return found.getFirst();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}

package io.nitrowallet.image.release;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.MeasuredFile;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.image.content.Content;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a release publishes: the files of an image but for the configuration, which a deployment
/// adds (protocol.md §9).
///
/// @param manifest states these very files
/// @param parts kernel, command line, first and second ramdisk
public record Release(ReleaseManifest manifest, List<Content> parts) {
  /// The name of the manifest in a release's folder.
  public static final String MANIFEST = "manifest.json";

  /// The names of the parts, in the image's order.
  static final List<String> PARTS = List.of("kernel", "cmdline", "boot.cpio", "application.cpio");

  /// Copies the list.
  public Release {
    parts = List.copyOf(parts);
    if (parts.size() != PARTS.size()) {
      throw new IllegalArgumentException("a release has " + PARTS);
    }
  }

  /// The release in `folder`, each of whose files is what the manifest says.
  ///
  /// @param key as {@link ManifestFile#read} takes it
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if a file differs; as {@link
  ///   ManifestFile#read}
  public static Release open(Path folder, Optional<VerifyingKey> key) throws IOException {
    return verified(ManifestFile.read(ManifestFile.content(folder.resolve(MANIFEST)), key), folder);
  }

  private static Release verified(ReleaseManifest manifest, Path folder) throws IOException {
    Release release = new Release(manifest, parts(folder));
    if (!manifest.files().equals(measure(release.parts))) {
      throw new RefusedException(
          ErrorCode.IMAGE_REFUSED,
          "the files in " + folder + " are not those of the manifest; fetch or build them again");
    }
    return release;
  }

  /// Copies the parts into `folder`.
  ///
  /// @return the release made of the copies, which are what the manifest says: whoever can write to
  ///   this release's folder changes nothing any more
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if `folder` holds anything; with
  ///   {@link ErrorCode#IMAGE_REFUSED} if a part was changed since it was opened
  public Release copyTo(Path folder) throws IOException {
    ReleaseBuilder.requireEmpty(folder);
    for (int i = 0; i < PARTS.size(); i++) {
      try (FileChannel out =
          FileChannel.open(
              folder.resolve(PARTS.get(i)),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        parts.get(i).copyTo(out);
      }
    }
    return verified(manifest, folder);
  }

  /// The contents of the parts in `folder`.
  static List<Content> parts(Path folder) throws IOException {
    List<Content> parts = new ArrayList<>();
    for (String name : PARTS) {
      parts.add(Content.of(folder.resolve(name)));
    }
    return parts;
  }

  /// What a manifest says of the parts.
  static List<MeasuredFile> measure(List<Content> parts) throws IOException {
    List<MeasuredFile> files = new ArrayList<>();
    for (int i = 0; i < PARTS.size(); i++) {
      Content part = parts.get(i);
      files.add(new MeasuredFile(PARTS.get(i), part.length(), part.sha384()));
    }
    return files;
  }

  /// The deployment of this release under a configuration.
  ///
  /// @param configuration the measured configuration, JSON
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is none
  public Deployment with(Bytes configuration) {
    return new Deployment(this, configuration);
  }
}

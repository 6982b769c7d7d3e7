package io.nitrowallet.image.release;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What boots an enclave: files that others made, such as those that nitro-cli installs.
///
/// @param kernel a bzImage, or an Image on aarch64
/// @param commandLine the file that holds it
/// @param init the first program; it mounts, announces itself to the parent and starts ours
/// @param module the NSM driver, where the kernel has none built in
public record BootFiles(Path kernel, Path commandLine, Path init, Optional<Path> module) {
  private static final int MAX_COMMAND_LINE = 4096;
  private static final Pattern COMMAND_LINE = Pattern.compile("[ -~]{1,4096}");

  /// Those in a folder that nitro-cli installed (`/usr/share/nitro_enclaves/blobs`).
  ///
  /// @throws RefusedException with {@link ErrorCode#RESOURCE_NOT_FOUND} if one is missing
  public static BootFiles inFolder(Path blobs) {
    Path kernel = blobs.resolve("bzImage");
    Path arm = blobs.resolve("Image");
    return new BootFiles(
        required(Files.exists(kernel) ? kernel : arm),
        required(blobs.resolve("cmdline")),
        required(blobs.resolve("init")),
        Optional.of(blobs.resolve("nsm.ko")).filter(Files::exists));
  }

  private static Path required(Path file) {
    if (!Files.isReadable(file)) {
      throw new RefusedException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "there is no file " + file + ": install aws-nitro-enclaves-cli-devel, or name the files");
    }
    return file;
  }

  /// The command line without the line break that ends its file.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is not one line of at most
  ///   4,096 printable ASCII characters
  Bytes commandLineContent() throws IOException {
    Content file = Content.of(commandLine);
    if (file.length() <= MAX_COMMAND_LINE) {
      String text =
          new String(file.bytes(MAX_COMMAND_LINE).toArray(), StandardCharsets.ISO_8859_1).strip();
      if (COMMAND_LINE.matcher(text).matches()) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
      }
    }
    throw new RefusedException(
        ErrorCode.INVALID_VALUE,
        "the kernel's command line in " + commandLine + " is not one line of printable characters");
  }

  /// The first ramdisk.
  FileTree ramdisk() throws IOException {
    FileTree tree = new FileTree().folder("dev").program("init", Content.of(init));
    return module.isPresent() ? tree.program("nsm.ko", Content.of(module.get())) : tree;
  }
}

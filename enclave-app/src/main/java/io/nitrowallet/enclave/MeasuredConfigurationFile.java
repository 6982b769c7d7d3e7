package io.nitrowallet.enclave;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file of the image that holds its measured configuration.
public final class MeasuredConfigurationFile {
  private MeasuredConfigurationFile() {}

  /// The configuration in `file`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION}, naming the entry
  public static MeasuredConfiguration read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than may be, so that a longer file is seen to be longer.
      byte[] content = in.readNBytes(MeasuredConfigurationJson.MAX_LENGTH + 1);
      return MeasuredConfigurationJson.decode(Bytes.copyOf(content));
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "the configuration file " + file + " cannot be read", e);
    }
  }
}

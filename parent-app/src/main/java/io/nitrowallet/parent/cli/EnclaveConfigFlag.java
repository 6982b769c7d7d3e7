package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// `--config` where an image is made: the enclave's own configuration (protocol.md §9), in the
/// place of the command line's, which says nothing about images.
final class EnclaveConfigFlag {
  private static final String NAME = "--config";

  private @Nullable String file;

  /// Puts this flag in the place of the inherited one.
  void replaceIn(CommandSpec spec) {
    OptionSpec inherited = spec.findOption(NAME);
    if (inherited != null) {
      spec.remove(inherited);
    }
    spec.addOption(
        OptionSpec.builder(NAME)
            .paramLabel("FILE")
            .type(String.class)
            .setter(
                new ISetter() {
                  @Override
                  @SuppressWarnings("TypeParameterUnusedInFormals") // picocli's signature
                  public <T> @Nullable T set(@Nullable T value) {
                    file = (String) value;
                    return null;
                  }
                })
            .description("the enclave's own configuration, which is measured into its image")
            .build());
  }

  /// The configuration, where one is named: one that an enclave takes.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION}, naming the entry
  Optional<Bytes> read() {
    return Optional.ofNullable(file).map(EnclaveConfigFlag::read);
  }

  private static Bytes read(String name) {
    Bytes content = InputFiles.read(name, InputStream.nullInputStream());
    MeasuredConfiguration _ = MeasuredConfigurationJson.decode(content);
    return content;
  }
}

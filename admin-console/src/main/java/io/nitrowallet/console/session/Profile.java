package io.nitrowallet.console.session;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.operator.OperatorIdentity;
import java.nio.file.Path;
import java.util.Optional;

/// A place to work with: the settings of one file, under a name.
///
/// @param name what people call it
/// @param file the configuration file it came from
public record Profile(String name, Path file, Configuration configuration) {
  /// Whether attestation is judged by a root that is not AWS's: nothing here is worth anything
  /// then.
  public boolean isDevelopment() {
    return configuration.text(Setting.ATTESTATION_ROOT_FILE).isPresent();
  }

  /// Who signs at this desk; nothing where the profile names nobody.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it names somebody
  ///   without saying where the key is
  public Optional<OperatorIdentity> operator() {
    return configuration.text(Setting.OPERATOR_ID).map(_ -> OperatorIdentity.of(configuration));
  }
}

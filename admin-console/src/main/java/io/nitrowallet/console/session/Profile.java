package io.nitrowallet.console.session;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.node.NodeSettings;
import io.nitrowallet.requester.node.NodeUrl;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.sending.FeeCeiling;
import java.math.BigInteger;
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

  /// The chain that is paid on, and the node that is asked about it; nothing where the profile
  /// names no node.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if they are named
  ///   wrongly
  public Optional<Chain> chain() {
    return NodeSettings.url(configuration)
        .map(url -> new Chain(url, chainId(), FeeCeiling.of(configuration)));
  }

  private ChainId chainId() {
    String text = configuration.required(Setting.GATEWAY_CHAIN_ID);
    if (!text.matches("[1-9][0-9]{0,18}")) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "'gateway.chainId' is a whole number");
    }
    return new ChainId(new BigInteger(text));
  }

  /// A chain.
  ///
  /// @param ceiling the most that is paid for gas
  public record Chain(NodeUrl node, ChainId id, FeeCeiling ceiling) {}
}

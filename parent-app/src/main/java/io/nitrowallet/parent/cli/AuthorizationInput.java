package io.nitrowallet.parent.cli;

import io.nitrowallet.formats.json.StrictJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// An authorization as a file or as flags, which become the same JSON object.
final class AuthorizationInput {
  @Parameters(
      paramLabel = "FILE",
      description = "the JSON object of chainId, address and nonce; - for standard input")
  private @Nullable String file;

  @ArgGroup(exclusive = false)
  private @Nullable Flags flags;

  ObjectNode read(Session session) {
    return flags == null ? session.readJson(Session.given(file).orElse("")) : flags.toJson();
  }

  /// The authorization's members.
  static final class Flags {
    @Option(
        names = "--chain-id",
        required = true,
        paramLabel = "ID",
        description = "the chain it is for; 0, which means all of them, is refused")
    private String chainId = "";

    @Option(
        names = "--address",
        required = true,
        paramLabel = "ADDRESS",
        description = "the contract; the zero address ends a delegation")
    private String address = "";

    @Option(
        names = "--nonce",
        required = true,
        paramLabel = "N",
        description = "the account's nonce when the delegation takes effect")
    private String nonce = "";

    private ObjectNode toJson() {
      return StrictJson.object()
          .put("chainId", TransactionFlags.number(chainId))
          .put("address", address)
          .put("nonce", TransactionFlags.number(nonce));
    }
  }
}

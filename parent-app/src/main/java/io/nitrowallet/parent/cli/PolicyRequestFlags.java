package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.policy.PolicyRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The request that is held against a policy, in the forms that `sign` takes. Files are JSON, `-`
/// is standard input.
final class PolicyRequestFlags {
  @Option(names = "--transaction", paramLabel = "FILE", description = "a transaction")
  private @Nullable String transaction;

  @Option(names = "--message", paramLabel = "TEXT", description = "a message")
  private @Nullable String message;

  @Option(names = "--message-hex", paramLabel = "HEX", description = "a message's bytes")
  private @Nullable String messageHex;

  @Option(names = "--typed-data", paramLabel = "FILE", description = "typed data")
  private @Nullable String typedData;

  @Option(names = "--authorization", paramLabel = "FILE", description = "an authorization")
  private @Nullable String authorization;

  @Option(names = "--user-operation", paramLabel = "FILE", description = "a user operation")
  private @Nullable String userOperation;

  @Option(names = "--digest", paramLabel = "HEX", description = "32 bytes")
  private @Nullable String digest;

  Signable read(Session session) {
    if (transaction != null) {
      return PolicyRequest.read("transaction", json(session, transaction));
    }
    if (typedData != null) {
      return PolicyRequest.read("typedData", json(session, typedData));
    }
    if (authorization != null) {
      return PolicyRequest.read("authorization", json(session, authorization));
    }
    if (userOperation != null) {
      return PolicyRequest.read("userOperation", json(session, userOperation));
    }
    if (messageHex != null) {
      return PolicyRequest.read("messageHex", text(messageHex));
    }
    return digest != null
        ? PolicyRequest.read("digest", text(digest))
        : PolicyRequest.read("message", text(Session.given(message).orElse("")));
  }

  /// A file, or the object itself.
  private static JsonNode json(Session session, String given) {
    return given.startsWith("{")
        ? StrictJson.parse(Utf8.encode(given).orElse(Bytes.EMPTY))
        : session.readJson(given);
  }

  private static JsonNode text(String given) {
    return JsonNodeFactory.instance.stringNode(given);
  }
}

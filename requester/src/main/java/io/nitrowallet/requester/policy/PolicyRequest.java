package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.formats.json.AuthorizationJson;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.formats.json.TypedDataJson;
import io.nitrowallet.formats.json.UserOperationJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Something to be signed, under the word of its operation and in the form in which `sign` takes
/// it.
public final class PolicyRequest {
  /// The words: those of operations, and `messageHex` for a message that is no text.
  public static final List<String> WORDS =
      List.of(
          "transaction",
          "message",
          "messageHex",
          "typedData",
          "authorization",
          "userOperation",
          "digest");

  private static final int DIGEST = 2 + 64;

  private PolicyRequest() {}

  /// What `json` states.
  ///
  /// @throws RefusedException as the form's reader refuses it; with {@link ErrorCode#INVALID_VALUE}
  ///   if a message or digest is none
  public static Signable read(String word, JsonNode json) {
    return switch (word) {
      case "transaction" -> TransactionJson.decode(json);
      case "message" -> PersonalMessage.ofText(text(word, json));
      case "messageHex" -> new PersonalMessage(hex(word, text(word, json)));
      case "typedData" -> new TypedMessage(TypedDataJson.decode(json));
      case "authorization" -> AuthorizationJson.decode(json);
      case "userOperation" -> UserOperationJson.decode(json);
      case "digest" -> digest(text(word, json));
      default -> throw refused("'%s' is no kind of request".formatted(word));
    };
  }

  private static BareDigest digest(String text) {
    if (text.length() != DIGEST) {
      throw refused("'digest' must be 0x and 64 hex digits");
    }
    return new BareDigest(hex("digest", text));
  }

  private static String text(String word, JsonNode json) {
    if (!json.isString()) {
      throw refused("'%s' must be a string: put it in quotes".formatted(word));
    }
    return json.stringValue();
  }

  private static Bytes hex(String word, String text) {
    try {
      return Bytes.ofHex(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "'%s' must be 0x and pairs of hex digits".formatted(word), e);
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }
}

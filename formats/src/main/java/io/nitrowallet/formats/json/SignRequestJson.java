package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `request` of `sign`: what is to be signed, in a member that is called like its `op`. Unlike
/// the members around it, those that are not known are refused, so that nobody believes something
/// was signed that was passed over.
public final class SignRequestJson {
  private static final String OP = "op";
  private static final int MAX_MESSAGE = 128 * 1024;
  private static final int DIGEST_LENGTH = 32;

  private SignRequestJson() {}

  /// The request to sign `signable`.
  public static ObjectNode encode(Signable signable) {
    String op = signable.operation().wireName();
    ObjectNode json = StrictJson.object().put(OP, op);
    switch (signable) {
      case UnsignedTransaction transaction -> json.set(op, TransactionJson.encode(transaction));
      case PersonalMessage message -> json.put(op, message.content().base64());
      case Authorization authorization -> json.set(op, AuthorizationJson.encode(authorization));
      case TypedMessage(var data) -> json.set(op, TypedDataJson.encode(data));
      case UserOperation operation -> json.set(op, UserOperationJson.encode(operation));
      case BareDigest(var digest) -> json.put(op, digest.hex0x());
    }
    return json;
  }

  /// What `json` states, to be signed by `sender`.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST}, or as {@link TransactionJson}
  ///   does
  public static Signable decode(JsonNode json, Address sender) {
    JsonObject request = request(json);
    SigningOperation operation = operation(json);
    String op = operation.wireName();
    request.requireOnly(Set.of(OP, op));
    JsonValue content = request.require(op);
    return switch (operation) {
      case TRANSACTION -> {
        content.object();
        yield TransactionJson.decode(json.get(op), sender);
      }
      case MESSAGE -> new PersonalMessage(content.base64(MAX_MESSAGE));
      case AUTHORIZATION -> AuthorizationJson.decode(json.get(op));
      case DIGEST -> new BareDigest(content.hex(DIGEST_LENGTH));
      case TYPED_DATA -> new TypedMessage(TypedDataJson.decode(json.get(op)));
      case USER_OPERATION -> UserOperationJson.decode(json.get(op));
    };
  }

  /// What kind of thing `json` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST} if it does not say
  public static SigningOperation operation(JsonNode json) {
    return SigningOperation.named(request(json).require(OP).text())
        .orElseThrow(SignRequestJson::unknownOperation);
  }

  private static JsonObject request(JsonNode json) {
    return JsonObject.of(json, ErrorCode.BAD_REQUEST, "the sign request");
  }

  private static RefusedException unknownOperation() {
    String known =
        Arrays.stream(SigningOperation.values())
            .map(operation -> "'" + operation.wireName() + "'")
            .collect(Collectors.joining(", "));
    return new RefusedException(
        ErrorCode.BAD_REQUEST, "the 'op' of a sign request is one of " + known);
  }
}

package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TransactionJson;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `request` of `sign`: what is to be signed. Unlike the members around it, those that are not
/// known are refused, so that nobody believes something was signed that was passed over.
final class SignRequestJson {
  static final String TRANSACTION = "transaction";
  static final String MESSAGE = "message";
  private static final String OP = "op";
  private static final int MAX_MESSAGE = 128 * 1024;

  private SignRequestJson() {}

  static ObjectNode encode(Signable signable) {
    ObjectNode json = StrictJson.object();
    switch (signable) {
      case UnsignedTransaction transaction ->
          json.put(OP, TRANSACTION).set(TRANSACTION, TransactionJson.encode(transaction));
      case PersonalMessage message ->
          json.put(OP, MESSAGE).put(MESSAGE, message.content().base64());
    }
    return json;
  }

  /// @throws RefusedException with {@link ErrorCode#BAD_REQUEST}, or as {@link TransactionJson}
  ///   does
  static Signable decode(JsonNode json, Account account) {
    JsonObject request = JsonObject.of(json, ErrorCode.BAD_REQUEST, "the sign request");
    return switch (request.require(OP).text()) {
      case TRANSACTION -> {
        request.requireOnly(Set.of(OP, TRANSACTION));
        request.require(TRANSACTION).object();
        yield TransactionJson.decode(json.get(TRANSACTION), account.address());
      }
      case MESSAGE -> {
        request.requireOnly(Set.of(OP, MESSAGE));
        yield new PersonalMessage(request.require(MESSAGE).base64(MAX_MESSAGE));
      }
      default ->
          throw new RefusedException(
              ErrorCode.BAD_REQUEST,
              "the 'op' of a sign request is '%s' or '%s'".formatted(TRANSACTION, MESSAGE));
    };
  }
}

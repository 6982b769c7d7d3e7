package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.gateway.wallet.Blame;
import io.nitrowallet.requester.intents.ApprovalsMissing;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// An error as JSON-RPC carries it.
///
/// @param number of JSON-RPC 2.0, EIP-1474 or EIP-1193
/// @param code the stable name, which is what clients should look at
/// @param intent the id of the intent that the request became, where it wants approvals
record RpcError(int number, ErrorCode code, String sentence, Optional<UUID> intent) {
  static final int PARSE = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL = -32603;
  static final int RESOURCE_NOT_FOUND = -32001;
  static final int RESOURCE_UNAVAILABLE = -32002;
  static final int LIMIT_EXCEEDED = -32005;
  static final int UNAUTHORIZED = 4100;

  /// What `refusal` of a call is answered with.
  static RpcError of(RefusedException refusal) {
    int number =
        switch (Blame.of(refusal.code())) {
          case CALLER, TAKEN -> INVALID_PARAMS;
          case NOBODY, POLICY -> UNAUTHORIZED;
          case UNKNOWN_ACCOUNT -> RESOURCE_NOT_FOUND;
          case UNKNOWN_METHOD -> METHOD_NOT_FOUND;
          case LATER -> RESOURCE_UNAVAILABLE;
          case LIMIT, RATE -> LIMIT_EXCEEDED;
          case GATEWAY -> INTERNAL;
        };
    Optional<UUID> intent =
        refusal instanceof ApprovalsMissing missing
            ? Optional.of(missing.intentId())
            : Optional.empty();
    return new RpcError(number, refusal.code(), refusal.sentence(), intent);
  }

  /// A document that is no request.
  static RpcError malformed(int number, String sentence) {
    return new RpcError(number, ErrorCode.BAD_REQUEST, sentence, Optional.empty());
  }

  /// A fault of ours.
  static RpcError fault(String sentence) {
    return new RpcError(INTERNAL, ErrorCode.INTERNAL, sentence, Optional.empty());
  }

  ObjectNode toJson(String requestId) {
    ObjectNode error = StrictJson.object().put("code", number).put("message", sentence);
    ObjectNode data = error.putObject("data");
    data.put("code", code.name()).put("requestId", requestId);
    intent.ifPresent(id -> data.put("intentId", id.toString()));
    return error;
  }
}

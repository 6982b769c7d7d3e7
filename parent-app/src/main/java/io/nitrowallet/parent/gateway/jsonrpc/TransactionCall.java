package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.parent.gateway.blobs.BlobSidecar;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A transaction as a caller states it: what is signed, by whom, and the blobs beside it.
record TransactionCall(
    Address sender, UnsignedTransaction transaction, Optional<BlobSidecar> sidecar) {
  /// @throws RefusedException as {@link TransactionJson#decode} does, and with {@link
  ///   ErrorCode#INVALID_TRANSACTION} if there is no `from`
  static TransactionCall read(JsonNode json) {
    JsonObject members = JsonObject.of(json, ErrorCode.INVALID_TRANSACTION, "the transaction");
    Address sender = members.require("from").address();
    Optional<BlobSidecar> sidecar = BlobSidecar.of(members);
    return new TransactionCall(sender, TransactionJson.decode(bare(json), sender), sidecar);
  }

  private static JsonNode bare(JsonNode json) {
    ObjectNode copy = (ObjectNode) json.deepCopy();
    return copy.remove(BlobSidecar.MEMBERS);
  }

  /// The transaction's raw bytes, with the blobs where there are some.
  Bytes raw(Signature signature) {
    Bytes signed = transaction.encode(signature);
    return sidecar.map(blobs -> blobs.wrap(signed)).orElse(signed);
  }
}

package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.SummaryJson;
import java.math.BigInteger;
import tools.jackson.databind.node.ObjectNode;

/// The content of `signResponse`.
final class SignedJson {
  private static final int MAX_RAW = 512 * 1024;
  private static final int HASH_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 65;

  private SignedJson() {}

  static ObjectNode encode(EnclaveReply.Signed reply) {
    ObjectNode content = StrictJson.object().put("op", op(reply).wireName());
    content.set("signature", encode(reply.signature()));
    content.put("rule", reply.result().rule()).put("address", reply.address().checksummed());
    switch (reply) {
      case EnclaveReply.TransactionSigned signed ->
          content
              .put("rawTransaction", signed.rawTransaction().hex0x())
              .put("hash", signed.hash().hex0x());
      case EnclaveReply.OtherSigned signed -> content.put("encoded", signed.encoded().hex0x());
    }
    content.set("summary", SummaryJson.encode(reply.result().summary()));
    return SignedResultJson.put(content, reply.result().signedResult());
  }

  private static SigningOperation op(EnclaveReply.Signed reply) {
    return switch (reply) {
      case EnclaveReply.TransactionSigned _ -> SigningOperation.TRANSACTION;
      case EnclaveReply.OtherSigned signed -> signed.operation();
    };
  }

  private static ObjectNode encode(Signature signature) {
    return StrictJson.object()
        .put("r", Quantity.format(signature.r()))
        .put("s", Quantity.format(signature.s()))
        .put("yParity", Quantity.format(BigInteger.valueOf(signature.yParity())));
  }

  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED}
  static EnclaveReply.Signed decode(JsonObject content) {
    var result =
        new SignResult.Signed(
            signature(content.require("signature").object()),
            ReplyText.requirePrintable(content.require("rule").text()),
            SummaryJson.decode(content.require("summary").object()),
            SignedResultJson.decode(content));
    Address address = content.require("address").address();
    SigningOperation operation =
        SigningOperation.named(content.require("op").text())
            .orElseThrow(() -> refused("the enclave says it signed something that is not known"));
    return switch (operation) {
      case TRANSACTION ->
          new EnclaveReply.TransactionSigned(
              result,
              address,
              content.require("rawTransaction").hex(MAX_RAW),
              hex(content, "hash", HASH_LENGTH));
      case MESSAGE, TYPED_DATA, AUTHORIZATION, USER_OPERATION, DIGEST ->
          new EnclaveReply.OtherSigned(
              result, address, operation, hex(content, "encoded", SIGNATURE_LENGTH));
    };
  }

  private static Signature signature(JsonObject json) {
    try {
      return new Signature(
          json.require("r").quantity(256),
          json.require("s").quantity(256),
          json.require("yParity").quantity(1).intValue());
    } catch (IllegalArgumentException e) {
      throw refused("the enclave's signature is out of range");
    }
  }

  private static Bytes hex(JsonObject content, String member, int length) {
    Bytes value = content.require(member).hex(length);
    if (value.length() != length) {
      throw refused("'" + member + "' must be " + length + " bytes long");
    }
    return value;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.REPLY_REFUSED, sentence);
  }
}

package io.nitrowallet.formats.json;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An authorization of EIP-7702 as Ethereum's JSON-RPC writes it, with or without its signature.
public final class AuthorizationJson {
  private static final Set<String> UNSIGNED = Set.of("chainId", "address", "nonce");

  private static final Set<String> SIGNED =
      Set.of("chainId", "address", "nonce", "yParity", "r", "s");

  private AuthorizationJson() {}

  /// The object that states `authorization`.
  public static ObjectNode encode(Authorization authorization) {
    return StrictJson.object()
        .put("chainId", Quantity.format(authorization.chainId().value()))
        .put("address", authorization.delegate().checksummed())
        .put("nonce", Quantity.format(authorization.nonce().value()));
  }

  static ObjectNode encode(Authorization.Signed signed) {
    Signature signature = signed.signature();
    return encode(signed.authorization())
        .put("yParity", Quantity.format(BigInteger.valueOf(signature.yParity())))
        .put("r", Quantity.format(signature.r()))
        .put("s", Quantity.format(signature.s()));
  }

  /// The authorization that `json` states, unsigned.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION}, naming the member
  public static Authorization decode(JsonNode json) {
    JsonObject object = JsonObject.of(json, ErrorCode.INVALID_TRANSACTION, "the authorization");
    object.requireOnly(UNSIGNED);
    return authorization(object);
  }

  /// One element of a transaction's `authorizationList`.
  static Authorization.Signed signed(JsonObject object) {
    object.requireOnly(SIGNED);
    return Authorization.Signed.of(
        authorization(object),
        object.require("r").quantity(Quantity.MAX_BITS),
        object.require("s").quantity(Quantity.MAX_BITS),
        object.require("yParity").quantity(1));
  }

  private static Authorization authorization(JsonObject object) {
    return new Authorization(
        new ChainId(object.require("chainId").quantity(Quantity.MAX_BITS)),
        object.require("address").address(),
        new Uint64(object.require("nonce").quantity(64)));
  }
}

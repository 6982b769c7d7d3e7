package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.EntryPoint;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.ethereum.Wei;
import java.math.BigInteger;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A user operation with its entry point: `version` (0.6, 0.7 or 0.8), `chainId`, `entryPoint`, and
/// the members that `eth_sendUserOperation` takes, but for the signature. `initCode` and
/// `paymasterAndData` stand whole, as the entry point hashes them, in every version.
public final class UserOperationJson {
  private static final Set<String> MEMBERS =
      Set.of(
          "version",
          "chainId",
          "entryPoint",
          "sender",
          "nonce",
          "initCode",
          "callData",
          "callGasLimit",
          "verificationGasLimit",
          "preVerificationGas",
          "maxFeePerGas",
          "maxPriorityFeePerGas",
          "paymasterAndData");

  private UserOperationJson() {}

  /// The object that states `operation`.
  public static ObjectNode encode(UserOperation operation) {
    EntryPoint entryPoint = operation.entryPoint();
    UserOperation.Gas gas = operation.gas();
    return StrictJson.object()
        .put("version", entryPoint.version().number())
        .put("chainId", Quantity.format(entryPoint.chainId().value()))
        .put("entryPoint", entryPoint.address().checksummed())
        .put("sender", operation.sender().checksummed())
        .put("nonce", Quantity.format(operation.nonce()))
        .put("initCode", operation.initCode().hex0x())
        .put("callData", operation.callData().hex0x())
        .put("callGasLimit", Quantity.format(gas.call()))
        .put("verificationGasLimit", Quantity.format(gas.verification()))
        .put("preVerificationGas", Quantity.format(gas.preVerification()))
        .put("maxFeePerGas", Quantity.format(gas.fees().maxFeePerGas().value()))
        .put("maxPriorityFeePerGas", Quantity.format(gas.fees().maxPriorityFeePerGas().value()))
        .put("paymasterAndData", operation.paymasterAndData().hex0x());
  }

  /// The user operation that `json` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_USER_OPERATION}, naming the member;
  ///   with {@link ErrorCode#INVALID_TRANSACTION} if fees or chain ID are none
  public static UserOperation decode(JsonNode json) {
    JsonObject object = JsonObject.of(json, ErrorCode.INVALID_USER_OPERATION, "the user operation");
    object.requireOnly(MEMBERS);
    EntryPoint entryPoint =
        new EntryPoint(
            version(object.require("version").text()),
            object.require("entryPoint").address(),
            new ChainId(quantity(object, "chainId")));
    return new UserOperation(
        entryPoint,
        object.require("sender").address(),
        quantity(object, "nonce"),
        data(object, "initCode"),
        data(object, "callData"),
        gas(object),
        data(object, "paymasterAndData"));
  }

  private static EntryPoint.Version version(String number) {
    return EntryPoint.Version.named(number)
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_USER_OPERATION,
                "user operations of the entry points 0.6, 0.7 and 0.8 are signed, no others"));
  }

  private static UserOperation.Gas gas(JsonObject object) {
    Fees fees =
        new Fees(
            new Wei(quantity(object, "maxPriorityFeePerGas")),
            new Wei(quantity(object, "maxFeePerGas")));
    return new UserOperation.Gas(
        quantity(object, "callGasLimit"),
        quantity(object, "verificationGasLimit"),
        quantity(object, "preVerificationGas"),
        fees);
  }

  private static BigInteger quantity(JsonObject object, String member) {
    return object.require(member).quantity(Quantity.MAX_BITS);
  }

  private static Bytes data(JsonObject object, String member) {
    return object.require(member).hex(UserOperation.MAX_DATA);
  }
}

package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TypedDataJson;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.blobs.BlobSidecar;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the wallet can be asked for, in the shapes that geth, ethers, viem and web3j use. Nothing
/// is filled in: a transaction states its nonce, gas and fees.
public final class SigningMethods {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Wallet wallet;

  /// Signs with `wallet`.
  public SigningMethods(Wallet wallet) {
    this.wallet = wallet;
  }

  /// Each method under its name.
  Map<String, RpcMethod> table() {
    return Map.of(
        "eth_accounts", this::accounts,
        "eth_chainId", this::chainId,
        "eth_sign", this::sign,
        "personal_sign", this::personalSign,
        "eth_signTypedData", this::signTypedData,
        "eth_signTypedData_v4", this::signTypedData,
        "eth_signTransaction", this::signTransaction);
  }

  private JsonNode accounts(Caller caller, RpcParameters parameters) {
    parameters.require(0, 0);
    ArrayNode addresses = NODES.arrayNode();
    wallet.addresses(caller).forEach(address -> addresses.add(address.lowerCase()));
    return addresses;
  }

  private JsonNode chainId(Caller unused, RpcParameters parameters) {
    parameters.require(0, 0);
    return NODES.stringNode(Quantity.format(wallet.chain().value()));
  }

  /// Address, then data: EIP-191, as geth does.
  private JsonNode sign(Caller caller, RpcParameters parameters) {
    parameters.require(2, 2);
    return signature(caller, parameters.address(0), new PersonalMessage(parameters.hex(1)));
  }

  /// Data, then address; a password may follow, which nothing here is locked with.
  private JsonNode personalSign(Caller caller, RpcParameters parameters) {
    parameters.require(2, 3);
    return signature(caller, parameters.address(1), new PersonalMessage(parameters.hex(0)));
  }

  /// The typed data is an object, or the text of one.
  private JsonNode signTypedData(Caller caller, RpcParameters parameters) {
    parameters.require(2, 2);
    JsonNode data = parameters.at(1);
    JsonNode object = data.isString() ? parse(data.stringValue()) : data;
    return signature(caller, parameters.address(0), new TypedMessage(TypedDataJson.decode(object)));
  }

  private static JsonNode parse(String text) {
    try {
      return StrictJson.parse(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.INVALID_TYPED_DATA, e.sentence(), e);
    }
  }

  /// The raw transaction, as Web3Signer answers and viem expects; geth wraps it.
  private JsonNode signTransaction(Caller caller, RpcParameters parameters) {
    parameters.require(1, 1);
    TransactionCall call = TransactionCall.read(parameters.transaction(0));
    call.sidecar().ifPresent(blobs -> verify(caller, call, blobs));
    return hex(call.raw(wallet.sign(caller, call.sender(), call.transaction())));
  }

  /// This takes long, so it is done for those alone who may sign.
  private void verify(Caller caller, TransactionCall call, BlobSidecar blobs) {
    wallet.account(caller, Permission.TRANSACTION, call.sender());
    blobs.requireOf(call.transaction());
  }

  private JsonNode signature(Caller caller, Address signer, Signable signable) {
    return hex(wallet.sign(caller, signer, signable).encodeForWallets());
  }

  private static JsonNode hex(Bytes bytes) {
    return NODES.stringNode(bytes.hex0x());
  }
}

package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.sending.TransactionSender;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What takes a node: to send transactions, and to pass calls on.
public final class NodeMethods {
  private static final String SEND = "eth_sendTransaction";

  private final Wallet wallet;
  private final TransactionSender sender;
  private final EthereumNode node;
  private final PassMethods passed;

  /// Signs with `wallet`, sends by `sender`, passes on to `node`.
  public NodeMethods(
      Wallet wallet, TransactionSender sender, EthereumNode node, PassMethods passed) {
    this.wallet = wallet;
    this.sender = sender;
    this.node = node;
    this.passed = passed;
  }

  /// Each method under its name.
  Map<String, RpcMethod> table() {
    Map<String, RpcMethod> methods = new HashMap<>();
    passed.names().forEach(name -> methods.put(name, pass(name)));
    if (methods.put(SEND, this::send) != null) {
      throw MethodTable.answeredHere(SEND);
    }
    return methods;
  }

  private RpcMethod pass(String name) {
    return (caller, parameters) -> {
      caller.require(Permission.NODE);
      return node.call(name, parameters.all());
    };
  }

  /// The account is looked for first: nobody has a node asked for accounts that are not theirs.
  private JsonNode send(Caller caller, RpcParameters parameters) {
    parameters.require(1, 1);
    JsonNode transaction = parameters.transaction(0);
    Address from =
        JsonObject.of(transaction, ErrorCode.INVALID_TRANSACTION, "the transaction")
            .require("from")
            .address();
    wallet.account(caller, Permission.TRANSACTION, from);
    Bytes hash =
        sender.send(transaction, (address, complete) -> wallet.sign(caller, address, complete));
    return JsonNodeFactory.instance.stringNode(hash.hex0x());
  }
}

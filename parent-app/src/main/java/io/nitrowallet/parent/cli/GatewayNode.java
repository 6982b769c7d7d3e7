package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.parent.gateway.jsonrpc.MethodTable;
import io.nitrowallet.parent.gateway.jsonrpc.NodeMethods;
import io.nitrowallet.parent.gateway.jsonrpc.PassMethods;
import io.nitrowallet.parent.gateway.jsonrpc.SigningMethods;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import io.nitrowallet.parent.gateway.metrics.TimedNode;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.node.EthereumNode;
import io.nitrowallet.requester.node.NodeLimits;
import io.nitrowallet.requester.node.NodeSettings;
import io.nitrowallet.requester.node.Web3jNode;
import io.nitrowallet.requester.sending.FeeCeiling;
import io.nitrowallet.requester.sending.SendingLimits;
import io.nitrowallet.requester.sending.SendingScope;
import io.nitrowallet.requester.sending.TransactionSender;
import java.util.Optional;

/// The node of a gateway, where the settings name one.
final class GatewayNode implements AutoCloseable {
  private final Configuration configuration;
  private final Optional<Web3jNode> node;

  private GatewayNode(Configuration configuration, Optional<Web3jNode> node) {
    this.configuration = configuration;
    this.node = node;
  }

  /// Nothing is sent yet.
  static GatewayNode of(Configuration configuration) {
    return new GatewayNode(
        configuration,
        NodeSettings.url(configuration).map(url -> new Web3jNode(url, NodeLimits.STANDARD)));
  }

  /// What JSON-RPC answers to, with the node or without.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if the node follows
  ///   another chain than the wallet signs for; with {@link ErrorCode#UNAVAILABLE} if it does not
  ///   say
  MethodTable methods(Wallet wallet, GatewayMetrics metrics) {
    SigningMethods signing = new SigningMethods(wallet);
    if (node.isEmpty()) {
      return MethodTable.of(signing);
    }
    EthereumNode opened = new TimedNode(node.get(), metrics);
    requireChain(opened, wallet.chain());
    var sender =
        new TransactionSender(
            opened,
            wallet.chain(),
            SendingScope.of(configuration.list(Setting.GATEWAY_SEND_FOR)),
            FeeCeiling.of(configuration),
            SendingLimits.STANDARD);
    var passed = PassMethods.of(configuration.list(Setting.GATEWAY_PASS_METHODS));
    return MethodTable.of(signing, new NodeMethods(wallet, sender, opened, passed));
  }

  private static void requireChain(EthereumNode node, ChainId chain) {
    ChainId followed = node.chainId();
    if (!followed.equals(chain)) {
      throw refused(
          "the node follows the chain %s, and 'gateway.chainId' is %s: correct one of them"
              .formatted(followed.value(), chain.value()));
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }

  @Override
  public void close() {
    node.ifPresent(Web3jNode::close);
  }
}

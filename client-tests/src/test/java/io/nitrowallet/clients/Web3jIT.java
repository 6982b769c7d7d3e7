package io.nitrowallet.clients;

/// Web3j: `ClientTransactionManager`, whose account is one of the node's.
final class Web3jIT extends WalletClientContract {
  @Override
  WalletClient connect(LiveGateway gateway) {
    return new Web3jClient(gateway.uri());
  }
}

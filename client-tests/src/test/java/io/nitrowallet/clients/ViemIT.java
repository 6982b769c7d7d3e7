package io.nitrowallet.clients;

/// Viem: a wallet client whose account is a JSON-RPC account.
final class ViemIT extends WalletClientContract {
  @Override
  WalletClient connect(LiveGateway gateway) {
    return new NodeScript("viem-client.cjs", gateway);
  }
}

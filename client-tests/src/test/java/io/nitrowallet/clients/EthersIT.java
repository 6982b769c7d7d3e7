package io.nitrowallet.clients;

/// Ethers: `JsonRpcProvider` and its `getSigner`.
final class EthersIT extends WalletClientContract {
  @Override
  WalletClient connect(LiveGateway gateway) {
    return new NodeScript("ethers-client.cjs", gateway);
  }
}

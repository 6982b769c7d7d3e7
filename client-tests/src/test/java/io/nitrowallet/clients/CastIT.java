package io.nitrowallet.clients;

/// Foundry's cast, with `--unlocked`.
final class CastIT extends WalletClientContract {
  @Override
  WalletClient connect(LiveGateway gateway) {
    return new Cast(gateway);
  }
}

package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.parent.config.Setting;
import io.nitrowallet.parent.gateway.Gateway;
import io.nitrowallet.parent.gateway.GatewayLimits;
import io.nitrowallet.parent.gateway.ListenAddress;
import io.nitrowallet.parent.gateway.wallet.AccountDirectory;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import java.math.BigInteger;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "run",
    description = {
      "Serve JSON-RPC and Web3Signer's eth1 paths on this machine, until stopped. Whoever reaches",
      "the port signs with every account, within its policy."
    })
@Needs({
  Setting.Group.GATEWAY,
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS
})
final class GatewayRunCommand implements Callable<Integer> {
  private final Session session;

  GatewayRunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    var configuration = session.configuration();
    ListenAddress listen = ListenAddress.parse(configuration.required(Setting.GATEWAY_LISTEN));
    ChainId chain = chain(configuration.required(Setting.GATEWAY_CHAIN_ID));
    var services = session.services();
    var wallet =
        new Wallet(
            new AccountDirectory(services.accounts(), services.pinnedAccounts()),
            services.signing(),
            chain);
    try (GatewayNode node = GatewayNode.of(configuration);
        Gateway gateway =
            Gateway.start(listen, wallet, node.methods(wallet), GatewayLimits.STANDARD)) {
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "gateway-drain"));
      session
          .output()
          .warn(
              "no caller is asked who it is: whoever reaches this port signs, within the policies");
      session
          .output()
          .print(
              new Report()
                  .fact("url", "Gateway ready at", gateway.uri())
                  .fact("chainId", "Chain", chain.value()));
      gateway.join();
    }
    return ExitCode.OK;
  }

  private static ChainId chain(String text) {
    if (!text.matches("[1-9][0-9]{0,76}")) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "'gateway.chainId' is a decimal number from 1");
    }
    return new ChainId(new BigInteger(text));
  }
}

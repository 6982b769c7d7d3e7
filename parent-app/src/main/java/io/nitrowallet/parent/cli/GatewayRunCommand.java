package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.parent.gateway.AccountDesk;
import io.nitrowallet.parent.gateway.Entrance;
import io.nitrowallet.parent.gateway.Evidence;
import io.nitrowallet.parent.gateway.Gateway;
import io.nitrowallet.parent.gateway.GatewayLimits;
import io.nitrowallet.parent.gateway.GatewayServices;
import io.nitrowallet.parent.gateway.IntentOffice;
import io.nitrowallet.parent.gateway.Oversight;
import io.nitrowallet.parent.gateway.access.LocalCallers;
import io.nitrowallet.parent.gateway.metrics.GatewayMetrics;
import io.nitrowallet.parent.gateway.metrics.QueueMetrics;
import io.nitrowallet.parent.gateway.metrics.ReceiptMetrics;
import io.nitrowallet.parent.gateway.metrics.TimedAccounts;
import io.nitrowallet.parent.gateway.metrics.TimedSigning;
import io.nitrowallet.parent.gateway.tunnel.EnclaveDoors;
import io.nitrowallet.parent.gateway.wallet.AccountDirectory;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.intents.ProposingSigner;
import io.nitrowallet.requester.receipts.KeepingLog;
import io.nitrowallet.requester.receipts.PromptedSigning;
import io.nitrowallet.requester.receipts.ReceiptKeeping;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "run",
    description = {
      "Serve JSON-RPC and Web3Signer's eth1 paths until stopped. Without 'gateway.tokensFile'"
          + " whoever",
      "reaches the port signs with every account, within its policy."
    })
@Needs({
  Setting.Group.GATEWAY,
  Setting.Group.ENCLAVE,
  Setting.Group.TABLE,
  Setting.Group.ATTESTATION,
  Setting.Group.AWS,
  Setting.Group.PINS,
  Setting.Group.RECEIPTS,
  Setting.Group.KMS
})
final class GatewayRunCommand implements Callable<Integer> {
  private final Session session;

  GatewayRunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    var configuration = session.configuration();
    Entrance entrance = new EntranceSettings(configuration).read();
    ChainId chain = chain(configuration.required(Setting.GATEWAY_CHAIN_ID));
    var metrics = new GatewayMetrics();
    try (GatewayNode node = GatewayNode.of(configuration);
        ReceiptKeeping keeping = keeping(metrics);
        Gateway gateway =
            Gateway.start(
                entrance, services(metrics, chain, node, keeping), GatewayLimits.STANDARD)) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> drain(gateway, keeping), "gateway-drain"));
      if (entrance.callers() instanceof LocalCallers) {
        session
            .output()
            .warn(
                "no caller is asked who it is: whoever reaches this port signs, within the"
                    + " policies");
      }
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

  private ReceiptKeeping keeping(GatewayMetrics metrics) {
    var services = session.services();
    var journal = new ReceiptMetrics(new KeepingLog());
    metrics.with(journal);
    return ReceiptKeeping.start(services.collectors(), services.receiptFeed(), journal);
  }

  private GatewayServices services(
      GatewayMetrics metrics, ChainId chain, GatewayNode node, ReceiptKeeping keeping) {
    var services = session.services();
    var desk =
        new AccountDesk(
            services.orders(),
            services.registration(),
            services.audit(),
            session.configuration().text(Setting.KMS_KEY_ID));
    Wallet wallet = wallet(services, metrics, chain, keeping);
    return new GatewayServices(
        wallet,
        node.methods(wallet, metrics),
        desk,
        new IntentOffice(services.intents(), services.intentSigning()),
        new Evidence(services.voices(), services.receiptFiles()),
        EnclaveDoors.of(services.transport(), Set.copyOf(services.enclaveAddresses())),
        Oversight.of(
            metrics.with(new QueueMetrics(() -> services.fleet().queueTime())),
            services.voices(),
            services.accounts()));
  }

  private static Wallet wallet(
      RequesterComponent services, GatewayMetrics metrics, ChainId chain, ReceiptKeeping keeping) {
    var accounts = new TimedAccounts(services.accounts(), metrics);
    var pinned = new PinnedAccounts(accounts, services.pins());
    var prompted = new PromptedSigning(services.enclaveSigning(), keeping::wake);
    var enclave = new TimedSigning(prompted, metrics);
    var signing =
        new ProposingSigner(
            new AccountSigning(pinned, enclave), services.intentDrafts(), services.intents());
    return new Wallet(
        new AccountDirectory(accounts, pinned), signing, services.explanation(), chain);
  }

  /// Told to stop, the process ends with 0: the JVM alone would end it with 143, which supervisors
  /// take for a failure. Receipts are kept once more. Where the gateway was closed before, this is
  /// another end, whose exit code stands.
  private void drain(Gateway gateway, ReceiptKeeping keeping) {
    if (!gateway.isClosed()) {
      gateway.close();
      keeping.close();
      session.services().heads().close();
      Runtime.getRuntime().halt(ExitCode.OK);
    }
  }

  private static ChainId chain(String text) {
    if (!text.matches("[1-9][0-9]{0,76}")) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "'gateway.chainId' is a decimal number from 1");
    }
    return new ChainId(new BigInteger(text));
  }
}

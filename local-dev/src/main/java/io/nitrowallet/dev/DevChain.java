package io.nitrowallet.dev;

import io.nitrowallet.dev.chain.Faucet;
import io.nitrowallet.dev.demo.Transcript;
import io.nitrowallet.dev.stack.Foundry;
import io.nitrowallet.dev.stack.LocalChain;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A chain behind the gateway, and accounts that have something to spend there: whoever starts with
/// nothing finds one.
final class DevChain implements DevSession {
  private static final AccountName FIRST = new AccountName("dev");
  private static final int ONE = 1;

  private final Foundry foundry;
  private final Transcript transcript;
  private @Nullable Thread faucet;

  DevChain(Foundry foundry, Transcript transcript) {
    this.foundry = foundry;
    this.transcript = transcript;
  }

  @Override
  public void begin(LocalStack stack) throws IOException, InterruptedException {
    LocalChain chain = LocalChain.start(stack, foundry);
    RequesterComponent parent = LocalStack.component(stack.configuration());
    if (parent.accounts().list(ONE, Optional.empty()).accounts().isEmpty()) {
      transcript.heading("The table is empty: making an account, '" + FIRST + "'");
      register(parent);
    }
    Faucet faucet = new Faucet(parent.accounts(), chain.node());
    List<AccountSummary> rich = faucet.give();
    transcript.heading("Accounts that hold " + Faucet.ETHER + " ether on the local chain");
    rich.forEach(this::tell);
    new ConnectionGuide(chain, foundry, stack.layout())
        .lines(rich.getFirst().address())
        .forEach(transcript::line);
    this.faucet = Thread.ofPlatform().name("faucet").start(() -> watch(faucet, parent));
  }

  private static void register(RequesterComponent parent) {
    var order =
        parent
            .orders()
            .order(Optional.of(FIRST), Optional.empty(), Optional.of(AccountPolicy.OPEN));
    parent.registration().register(order);
  }

  /// Accounts that are made or imported later are given as much.
  private void watch(Faucet faucet, RequesterComponent parent) {
    try (faucet;
        var _ = parent.resources()) {
      faucet.watch(
          this::tell, trouble -> transcript.line("No account can be given ether: " + trouble));
      var _ = Thread.interrupted(); // what is closed now writes files, which no such thread can
    }
  }

  private void tell(AccountSummary account) {
    transcript.value(account.name().value(), account.address().checksummed());
  }

  @Override
  public void end() {
    if (faucet != null) {
      faucet.interrupt();
    }
  }
}

package io.nitrowallet.dev;

import io.nitrowallet.dev.stack.Foundry;
import io.nitrowallet.dev.stack.LocalChain;
import io.nitrowallet.dev.stack.StackLayout;
import io.nitrowallet.domain.account.Address;
import java.util.List;

/// How to use a stack with a chain, in lines that a shell takes as they are.
record ConnectionGuide(LocalChain chain, Foundry foundry, StackLayout layout) {
  /// Somebody to pay: anvil's second account, whose key everybody knows.
  private static final String RECIPIENT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  /// @param sender an account with something to spend
  List<String> lines(Address sender) {
    String from = sender.checksummed();
    return """

    The gateway signs and sends at %1$s (chain %2$s). The chain itself, anvil,
    is at %3$s; it holds no key, and begins anew at each start.

    In another terminal, a window to sign and send in:
      ./nitro-wallet console

    or with cast:
      export PATH="%8$s:$PATH"
      cast send --unlocked --rpc-url %1$s --from %5$s %6$s --value 0.1ether

    or with ethers:
      export NODE_PATH="%4$s/node_modules"
      node -e '
        const { JsonRpcProvider, parseEther } = require("ethers");
        (async () => {
          const signer = await new JsonRpcProvider("%1$s").getSigner("%5$s");
          const sent = await signer.sendTransaction({ to: "%6$s", value: parseEther("0.1") });
          console.log("mined:", (await sent.wait()).hash);
        })()'

    Another account is given as much as soon as it is there:
      export NITRO_WALLET_CONFIG="%7$s"
      ./nitro-wallet account generate --name treasury\
    """
        .formatted(
            chain.gateway(),
            LocalChain.CHAIN_ID,
            chain.node(),
            foundry.parts(),
            from,
            RECIPIENT,
            layout.cliConfiguration(),
            foundry.cast().getParent())
        .lines()
        .toList();
  }
}

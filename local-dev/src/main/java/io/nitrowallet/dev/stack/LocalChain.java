package io.nitrowallet.dev.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;

/// A chain and the way to it: anvil, which holds no key of its own, and the gateway, which has the
/// stack's enclave sign what it sends there. Both are processes of the stack and end with it; the
/// chain begins anew each time.
///
/// @param node where anvil answers
/// @param gateway where the gateway does
public record LocalChain(URI node, URI gateway) {
  /// Anvil's chain id: what is signed for it is worth nothing elsewhere.
  public static final long CHAIN_ID = 31_337;

  private static final int NODE_PORT = 8545;
  private static final int GATEWAY_PORT = 9545;

  /// Starts both beside `stack`, at their usual ports where these are free.
  ///
  /// @throws StackException if one does not start
  public static LocalChain start(LocalStack stack, Foundry foundry) {
    URI node = startNode(stack.processes(), foundry);
    stack.follow(node, CHAIN_ID);
    return new LocalChain(node, startGateway(stack));
  }

  /// Without accounts of its own, anvil can sign nothing: whatever the chain takes was signed
  /// elsewhere. It mines each transaction at once.
  private static URI startNode(Processes processes, Foundry foundry) {
    String port = Integer.toString(preferring(NODE_PORT));
    ChildProcess process =
        processes.begin(
            "anvil",
            AnvilMain.class,
            List.of(
                foundry.anvil().toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--chain-id=" + CHAIN_ID,
                "--accounts=0",
                "--no-cors"));
    String line = processes.awaitReady(process, AnvilMain.READY, "anvil, chain " + CHAIN_ID);
    return URI.create("http://" + line.substring(AnvilMain.READY.length()).strip());
  }

  private static URI startGateway(LocalStack stack) {
    return GatewayProcess.start(
        stack, List.of("--log-level=info", "--listen=127.0.0.1:" + preferring(GATEWAY_PORT)));
  }

  /// The port that tools expect where nobody has it, or 0 for any that is free.
  private static int preferring(int usual) {
    try (ServerSocket _ = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
      return usual;
    } catch (IOException _) {
      return 0;
    }
  }
}

package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `gateway run` as a process of a stack, as somebody starts it who has the stack's configuration.
public final class GatewayProcess {
  /// Its name among the stack's processes.
  public static final String NAME = "gateway";

  private static final String READY = "{\"url\":";

  private GatewayProcess() {}

  /// Starts it at a free port, without a node, and waits until it serves.
  ///
  /// @return where it does
  /// @throws StackException if it does not start
  public static URI start(LocalStack stack, long chainId) {
    return start(stack, List.of("--listen=127.0.0.1:0", "--chain-id=" + chainId));
  }

  /// The same with these flags.
  static URI start(LocalStack stack, List<String> flags) {
    List<String> arguments = new ArrayList<>(List.of("gateway", "run", "--json"));
    arguments.add("--config=" + stack.layout().cliConfiguration());
    arguments.addAll(flags);
    Processes processes = stack.processes();
    ChildProcess process = processes.begin(NAME, CliMain.class, arguments);
    String line = processes.awaitReady(process, READY, "gateway, JSON-RPC over HTTP");
    Bytes document = Bytes.copyOf(line.getBytes(StandardCharsets.UTF_8));
    return URI.create(
        JsonObject.of(StrictJson.parse(document), ErrorCode.INTERNAL, "the gateway's first line")
            .require("url")
            .text());
  }
}

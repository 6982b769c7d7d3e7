package io.nitrowallet.parent.cli;

import io.nitrowallet.parent.gateway.access.NewToken;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "token",
    description = {
      "Make a token for a caller of the gateway, and its entry for 'gateway.tokensFile'. The token",
      "is shown this once; the entry holds its hash alone."
    })
final class GatewayTokenCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "the caller's name, for entry and log")
  private String name = "";

  @Option(
      names = "--accounts",
      required = true,
      split = ",",
      paramLabel = "LIST",
      description = "names and addresses of its accounts, with commas between; * for all")
  private List<String> accounts = List.of();

  @Option(
      names = "--operations",
      required = true,
      split = ",",
      paramLabel = "LIST",
      description = "what it may do, such as transaction,message,read; * for everything")
  private List<String> operations = List.of();

  @Option(
      names = "--per-second",
      defaultValue = "100",
      paramLabel = "N",
      description = "how many calls a second (default ${DEFAULT-VALUE})")
  private long perSecond = 100;

  GatewayTokenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    NewToken token = NewToken.draw(new SecureRandom()::nextBytes);
    String entry = token.entry(name, accounts, operations, perSecond);
    session
        .output()
        .print(
            new Report()
                .fact("name", "Caller", name)
                .fact("token", "Token (shown once)", token.reveal())
                .fact("entry", "Entry", entry));
    return ExitCode.OK;
  }
}

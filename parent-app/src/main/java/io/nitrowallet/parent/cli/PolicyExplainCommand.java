package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.summary.Summary;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    description =
        "Say what a policy decides about a request, by which rule, and why other rules do not"
            + " match. Asks no enclave.")
final class PolicyExplainCommand implements Callable<Integer> {
  private static final Address NOBODY = new Address(Bytes.ofHex("00".repeat(Address.LENGTH)));

  private final Session session;

  @Mixin private PolicyFlags flags = new PolicyFlags();

  @ArgGroup(multiplicity = "1")
  private PolicyRequestFlags request = new PolicyRequestFlags();

  @Mixin private PolicyTime time = new PolicyTime();

  @Option(
      names = "--signer",
      paramLabel = "ADDRESS",
      description = "the account, for the summary (default: the zero address)")
  private @Nullable String signer;

  PolicyExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AccountPolicy policy = flags.policy();
    Signable signable = request.read(session);
    Address account = Session.given(signer).map(Address::parse).orElse(NOBODY);
    session
        .output()
        .print(
            SummaryReport.put(
                SummaryReport.of(Summary.of(signable, account)),
                policy.decide(signable, time.instant())));
    return ExitCode.OK;
  }
}

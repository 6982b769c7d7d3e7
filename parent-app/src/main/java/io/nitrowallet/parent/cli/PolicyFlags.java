package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.json.PolicyJson;
import picocli.CommandLine.Parameters;

/// The policy that a command is about.
final class PolicyFlags {
  @Parameters(index = "0", paramLabel = "POLICY", description = "a file, or open")
  private String policy = "";

  PolicyText text() {
    return InputFiles.policy(policy);
  }

  AccountPolicy policy() {
    return PolicyJson.decode(text());
  }
}

package io.nitrowallet.parent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "render",
    description = "Print the policy that releases a key to one image, or to two. Asks nobody.")
final class KmsPolicyRenderCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private KeyPolicyFlags flags = new KeyPolicyFlags();

  KmsPolicyRenderCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.output().print(new Report().document("policy", flags.policy()));
    return ExitCode.OK;
  }
}

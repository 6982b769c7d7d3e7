package io.nitrowallet.parent.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "Print a completion script, to be sourced:",
      "source <(nitro-wallet completion bash)"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String BASH_IN_ZSH =
      """
      autoload -U +X compinit && compinit
      autoload -U +X bashcompinit && bashcompinit
      """;

  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "the shell")
  private Shell shell = Shell.BASH;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(spec).root().commandLine();
    String script = AutoComplete.bash(root.getCommandName(), root);
    session.output().raw(shell == Shell.ZSH ? BASH_IN_ZSH + script : script);
    return ExitCode.OK;
  }

  /// The shells with a script.
  enum Shell {
    BASH,
    ZSH
  }
}

package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Commands of other programs, which the launcher at the root of the repository starts. They stand
/// here so that one `--help` lists all there is.
final class LauncherCommands {
  private LauncherCommands() {}

  static List<Object> all() {
    return List.of(new Demo(), new Dev(), new Console(), new Check(), new Bench(), new Docker());
  }

  abstract static class Elsewhere implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      String name = spec == null ? "" : spec.name();
      throw new RefusedException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "'%s' is started by the launcher: run ./nitro-wallet %s".formatted(name, name));
    }
  }

  @Command(
      name = "demo",
      description = "Show the whole journey on this machine (started by the launcher).")
  static final class Demo extends Elsewhere {}

  @Command(name = "dev", description = "Keep a local stack running (started by the launcher).")
  static final class Dev extends Elsewhere {}

  @Command(name = "console", description = "Open the desktop console (started by the launcher).")
  static final class Console extends Elsewhere {}

  @Command(
      name = "check",
      description = {
        "Run all tests; --full adds the long ones, --vm runs those over real vsock alone",
        "(started by the launcher)."
      })
  static final class Check extends Elsewhere {}

  @Command(
      name = "bench",
      description = "Measure signing, next to its peers (started by the launcher).")
  static final class Bench extends Elsewhere {}

  @Command(
      name = "docker",
      description = "Build the container images of enclave and parent (started by the launcher).")
  static final class Docker extends Elsewhere {}
}

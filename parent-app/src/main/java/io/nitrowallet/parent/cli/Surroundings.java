package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.composition.DaggerRequesterComponent;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// What a run of the command line finds around it, so that tests can bring their own.
///
/// @param environment all environment variables
/// @param home the user's home directory
/// @param terminal the standard streams
/// @param components builds what stands behind the commands
record Surroundings(
    Map<String, String> environment,
    Path home,
    Terminal terminal,
    RequesterComponent.Factory components) {

  /// Those of this process.
  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new Terminal(System.in, System.out, System.err),
        DaggerRequesterComponent.factory());
  }

  /// The standard streams.
  record Terminal(InputStream in, PrintStream out, PrintStream err) {}
}

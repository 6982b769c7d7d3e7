package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// One run of the command line inside this process, with what it printed.
record Run(int exitCode, String out, String err) {
  ObjectNode json() {
    return StrictJson.parse(Bytes.copyOf(out.getBytes(StandardCharsets.UTF_8)));
  }

  String errorCode() {
    return json().at("/error/code").asString("");
  }

  /// Builds runs.
  static final class Shell {
    private final Path home;
    private final RequesterComponent.Factory components;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    Shell(Path home, RequesterComponent.Factory components) {
      this.home = home;
      this.components = components;
    }

    Shell set(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    Shell type(String text) {
      input = text;
      return this;
    }

    Run run(String... arguments) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      var terminal =
          new Surroundings.Terminal(
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      int exitCode =
          new NitroWalletCli(new Surroundings(environment, home, terminal, components))
              .run(arguments);
      return new Run(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}

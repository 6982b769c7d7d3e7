package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `client-tests/fetch-parts` fetches: ethers, viem, cast and anvil. Without them tests skip,
/// unless `nitrowallet.clients.required` is set.
final class Parts {
  private Parts() {}

  /// The folder that holds `node_modules`.
  static Path folder() throws IOException {
    Process fetch;
    try {
      fetch =
          new ProcessBuilder("./fetch-parts")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException _) {
      return missing();
    }
    try (BufferedReader output = fetch.inputReader()) {
      String folder = output.readLine();
      return folder != null && Files.isDirectory(Path.of(folder)) ? Path.of(folder) : missing();
    }
  }

  private static Path missing() {
    String sentence = "no ethers, viem, cast and anvil: client-tests/fetch-parts cannot fetch them";
    if (Boolean.getBoolean("nitrowallet.clients.required")) {
      fail(sentence);
    }
    return abort(sentence);
  }
}

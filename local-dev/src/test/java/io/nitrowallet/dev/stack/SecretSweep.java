package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Looks for secrets in everything that a test collected.
final class SecretSweep {
  private final Map<String, Bytes> secrets = new LinkedHashMap<>();

  /// Looks for `secret`, and for either half of it, from now on.
  ///
  /// @param name what findings call it
  SecretSweep add(String name, Bytes secret) {
    int middle = secret.length() / 2;
    secrets.put(name, secret);
    secrets.put("the first half of " + name, secret.slice(0, middle));
    secrets.put("the second half of " + name, secret.slice(middle, secret.length()));
    return this;
  }

  /// What was found in `content`: `secret as form`.
  Set<String> find(byte[] content) {
    String text = new String(content, ISO_8859_1);
    Set<String> found = new TreeSet<>();
    secrets.forEach((name, secret) ->
        SecretForms.of(secret)
            .forEach((form, pattern) -> {
              if (text.contains(pattern)) {
                found.add(name + " as " + form);
              }
            }));
    return found;
  }

  /// What was found in the files under `folder`: `file: secret as form`.
  Set<String> findUnder(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        find(Files.readAllBytes(file))
            .forEach(finding -> found.add(folder.relativize(file) + ": " + finding));
      }
    }
    return found;
  }

  /// What was found in the command line and the environment of `process`.
  Set<String> findIn(ProcessHandle process) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String file : new String[] {"cmdline", "environ"}) {
      Path path = Path.of("/proc", Long.toString(process.pid()), file);
      find(Files.readAllBytes(path)).forEach(finding -> found.add(path + ": " + finding));
    }
    return found;
  }
}

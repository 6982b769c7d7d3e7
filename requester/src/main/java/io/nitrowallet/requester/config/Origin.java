package io.nitrowallet.requester.config;

import java.nio.file.Path;

/// Where a value comes from, strongest first.
public sealed interface Origin {
  /// In words, for `config show`.
  String words();

  /// The command line.
  record Flag(String name) implements Origin {
    @Override
    public String words() {
      return "flag " + name;
    }
  }

  /// An environment variable.
  record Environment(String name) implements Origin {
    @Override
    public String words() {
      return "environment " + name;
    }
  }

  /// The configuration file.
  record File(Path path) implements Origin {
    @Override
    public String words() {
      return "file " + path;
    }
  }

  /// Nobody set it.
  record Standard() implements Origin {
    @Override
    public String words() {
      return "default";
    }
  }
}

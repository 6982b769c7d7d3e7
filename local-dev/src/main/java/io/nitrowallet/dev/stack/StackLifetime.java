package io.nitrowallet.dev.stack;

import java.util.List;

/// What a stack's processes are tuned for.
public enum StackLifetime {
  /// To start quickly: the JVM's optimising compiler is left out.
  SHORT(List.of("-XX:TieredStopAtLevel=1")),
  /// To run as a server does, so that its speed may be measured.
  LONG(List.of());

  private final List<String> jvmOptions;

  StackLifetime(List<String> jvmOptions) {
    this.jvmOptions = jvmOptions;
  }

  List<String> jvmOptions() {
    return jvmOptions;
  }
}

package io.nitrowallet.dev.stack;

import java.util.List;

/// What a stack's processes are tuned for.
public enum StackLifetime {
  /// To start quickly: the JVM's optimising compiler is left out.
  SHORT,
  /// To run as a server does, so that its speed may be measured.
  LONG;

  List<String> jvmOptions() {
    return switch (this) {
      case SHORT -> List.of("-XX:TieredStopAtLevel=1");
      case LONG -> List.of();
    };
  }
}

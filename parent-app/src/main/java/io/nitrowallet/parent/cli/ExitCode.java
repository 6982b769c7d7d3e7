package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What the process ends with. Part of the interface: scripts depend on it.
final class ExitCode {
  static final int OK = 0;

  /// What was judged is not as it should be.
  static final int FAULTY = 1;

  static final int USAGE = 2;
  static final int MALFORMED = of(ErrorCode.INVALID_ROW);
  static final int CONFLICT = of(ErrorCode.ACCOUNT_EXISTS);
  static final int DENIED = of(ErrorCode.KMS_DENIED);
  static final int UNTRUSTED = of(ErrorCode.ATTESTATION_REFUSED);

  private ExitCode() {}

  /// The code of a refusal, by what can be done about it.
  static int of(ErrorCode code) {
    return switch (code.kind()) {
      case INTERNAL -> 1;
      case INPUT -> 3;
      case DENIED -> 4;
      case UNTRUSTED -> 5;
      case UNAVAILABLE -> 6;
      case CONFLICT -> 7;
    };
  }

  /// The list for help.
  static SequencedMap<String, String> help() {
    SequencedMap<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "it was done");
    codes.put(
        "1",
        "a fault of ours (INTERNAL); of 'policy test', a case that differs; of 'kms policy lint',"
            + " an error");
    codes.put("2", "the command line is wrong (USAGE)");
    codes.put("3", "something given is malformed or missing: correct it");
    codes.put("4", "not allowed: ask who may allow it");
    codes.put("5", "something is not what it claims to be: trust nothing that came with it");
    codes.put("6", "somebody did not answer: try again later");
    codes.put("7", "the world differs: the name is taken, or the thing does not exist");
    return codes;
  }
}

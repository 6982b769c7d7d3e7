package io.nitrowallet.requester.kms.policy;

import java.util.ArrayList;
import java.util.List;

/// What the rules found so far.
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  void errorIf(boolean wrong, Fault fault, Shape statement) {
    addIf(wrong, true, fault, statement);
  }

  void warnIf(boolean wrong, Fault fault, Shape statement) {
    addIf(wrong, false, fault, statement);
  }

  void addIf(boolean wrong, boolean isError, Fault fault, Shape statement) {
    if (wrong) {
      found.add(new Finding(fault, isError, statement.name()));
    }
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}

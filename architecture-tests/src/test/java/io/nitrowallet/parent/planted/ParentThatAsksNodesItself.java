package io.nitrowallet.parent.planted;

import org.web3j.protocol.core.Response;

/// A node's answer past the strict reader.
public final class ParentThatAsksNodesItself extends Response<String> {
  /// Breaks the rule.
  public ParentThatAsksNodesItself() {}
}

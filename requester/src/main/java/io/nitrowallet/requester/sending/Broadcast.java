package io.nitrowallet.requester.sending;

import io.nitrowallet.requester.node.NodeError;

/// What became of a transaction that was given to the node.
public sealed interface Broadcast {
  /// The node has it.
  record Taken() implements Broadcast {}

  /// The node does not have it, and will not.
  record Refused(NodeError error) implements Broadcast {}

  /// The node may have it.
  record Unknown() implements Broadcast {}
}

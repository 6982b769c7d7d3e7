package io.nitrowallet.requester.node;

/// Carries a node's error to the caller whose call it answers. It holds the node's text, not ours.
public final class NodeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient NodeError error;

  /// Carries `error`.
  public NodeRefusal(NodeError error) {
    super("the node answered with an error");
    this.error = error;
  }

  /// What the node said.
  public NodeError error() {
    return error;
  }
}

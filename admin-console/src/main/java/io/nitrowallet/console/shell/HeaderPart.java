package io.nitrowallet.console.shell;

import javafx.scene.Node;

/// What a feature shows in the header, whatever page is shown. Used on the window's thread.
public interface HeaderPart {
  /// Built once.
  Node node();
}

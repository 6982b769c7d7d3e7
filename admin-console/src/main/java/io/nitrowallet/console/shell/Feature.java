package io.nitrowallet.console.shell;

import javafx.scene.Parent;

/// A page of the desk. Used on the window's thread.
public interface Feature {
  /// What is shown; built once, when the page is first opened.
  Parent view();
}

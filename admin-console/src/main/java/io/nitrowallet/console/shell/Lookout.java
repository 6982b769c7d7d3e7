package io.nitrowallet.console.shell;

/// A feature that looks out for something, whatever page is shown. Used on the window's thread.
public interface Lookout {
  /// Begins; called once, when the frame is built.
  void begin();
}

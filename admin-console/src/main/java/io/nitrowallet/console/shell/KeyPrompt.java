package io.nitrowallet.console.shell;

/// Asks the operator for what unlocks their key. Used on the window's thread.
public interface KeyPrompt {
  /// Asks, on a sheet.
  ///
  /// @param afterwards run once the sheet is done with, whether the key is unlocked or not
  void ask(Runnable afterwards);
}

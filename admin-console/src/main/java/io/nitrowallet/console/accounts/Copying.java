package io.nitrowallet.console.accounts;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// Puts texts on the clipboard.
final class Copying {
  private Copying() {}

  static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.put(DataFormat.PLAIN_TEXT, text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}

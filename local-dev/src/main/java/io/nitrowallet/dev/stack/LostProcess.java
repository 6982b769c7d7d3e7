package io.nitrowallet.dev.stack;

/// A process of a stack that ended by itself.
///
/// @param name its name in the stack
/// @param sentence what happened, with the end of its log
public record LostProcess(String name, String sentence) {
  /// Whether others may answer for it.
  public boolean isEnclave() {
    return SoftEnclaves.isName(name);
  }
}

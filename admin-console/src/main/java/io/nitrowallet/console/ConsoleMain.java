package io.nitrowallet.console;

import javafx.application.Application;

/// Starts the administration console.
///
/// It is no [Application] itself: the JVM refuses to start one whose JavaFX lies on the class path.
public final class ConsoleMain {
  private static final int NO_DISPLAY = 1;

  private ConsoleMain() {}

  /// Opens the window and returns when it is closed; where no window can be opened, says so and
  /// exits with 1.
  public static void main(String[] arguments) {
    try {
      Application.launch(ConsoleApplication.class, arguments);
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "nitro-wallet: the console needs a desktop and found none ("
              + e.getMessage()
              + "); run it there, or use the command line: ./nitro-wallet --help");
      System.exit(NO_DISPLAY);
    }
  }
}

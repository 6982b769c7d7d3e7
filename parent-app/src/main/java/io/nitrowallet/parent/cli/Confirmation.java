package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.requester.intents.IntentReview;
import java.io.Console;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Shows an intent, and asks whether that is meant.
final class Confirmation {
  @Option(names = "--yes", description = "do not ask: whoever says so has seen the intent")
  private boolean given;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless somebody at the terminal
  ///   says yes, or did so before
  void require(Output output, IntentReview review, Verdict verdict) {
    if (given) {
      return;
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .filter(_ -> !output.json())
            .orElseThrow(() -> refused("look at it by `intent show`, then give --yes"));
    output.print(IntentReport.about(review));
    String answer = console.readLine("%s this? Type yes: ", question(verdict));
    if (!"yes".equals(answer)) {
      throw refused("nothing was signed");
    }
  }

  private static String question(Verdict verdict) {
    return switch (verdict) {
      case APPROVAL -> "Approve of";
      case REJECTION -> "Reject";
      case WITHDRAWAL -> "Withdraw";
    };
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, "not confirmed: " + sentence);
  }
}

package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.summary.Summary;
import java.util.List;

/// What an intent is about, for people: computed from the very payload that is signed.
///
/// @param kind a word that does not change: that of a summary, or of a change of the account
/// @param lines in the order in which they matter
/// @param warnings sentences, the most important first
public record IntentWords(
    String kind, String headline, List<Summary.Line> lines, List<String> warnings) {
  /// Copies the lists.
  public IntentWords {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }

  /// Those of `intent`.
  public static IntentWords of(Intent intent) {
    return switch (intent.action()) {
      case IntentAction.Sign(var signable) -> {
        Summary summary = Summary.of(signable, intent.account().address());
        yield new IntentWords(
            summary.kind().wireName(), summary.headline(), summary.lines(), summary.warnings());
      }
      case IntentAction.UpdatePolicy(var policy) ->
          new IntentWords(
              "updatePolicy",
              "Change what the account may sign",
              List.of(new Summary.Line("New policy's SHA-256", policy.hash().hex())),
              List.of(
                  "The new policy decides from then on who approves and of what: read all of it."));
      case IntentAction.Reseal(var keyArn) ->
          new IntentWords(
              "reseal",
              "Seal the account's private key anew",
              List.of(new Summary.Line("KMS key", keyArn.value())),
              List.of());
    };
  }
}

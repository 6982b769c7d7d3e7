package io.nitrowallet.console.enclave;

import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.requester.attestation.SeenEnclave.Change;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What changed since the last session.
final class ChangesView {
  private final LastSeen seen;
  private final FaultText faults;
  private final Words words;

  @Inject
  ChangesView(LastSeen seen, FaultText faults, Language language) {
    this.seen = seen;
    this.faults = faults;
    this.words = language.words(ChangesView.class);
  }

  Label build() {
    Label label = new Label();
    label.setId("enclave-changes");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    seen.recollection().subscribe(now -> label.setText(text(now)));
    return label;
  }

  private String text(Recollection recollection) {
    return switch (recollection) {
      case Recollection.Nothing() -> words.get("seen.nothing");
      case Recollection.First() -> words.get("seen.first");
      case Recollection.Same(var since) -> words.get("seen.same", since);
      case Recollection.Changed(var since, var changes) ->
          words.get(
              "seen.changed",
              since,
              changes.stream().map(this::line).collect(Collectors.joining("\n")));
      case Recollection.Lost(var fault) -> faults.of(fault);
    };
  }

  private String line(Change change) {
    String what =
        change.what().startsWith("PCR") ? change.what() : words.get("seen." + change.what());
    return words.get("seen.change", what, value(change.before()), value(change.now()));
  }

  private static String value(String text) {
    return text.isEmpty() ? "–" : Shown.line(text);
  }
}

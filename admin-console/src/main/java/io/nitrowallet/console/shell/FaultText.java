package io.nitrowallet.console.shell;

import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.console.work.Fault;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Shows what happened and what to do about it.
public final class FaultText {
  private final Words words;

  @Inject
  FaultText(Language language) {
    this.words = language.words(FaultText.class);
  }

  /// What happened, what to do, and the code to hand on.
  public String of(Fault fault) {
    String kind = fault.code().kind().name().toLowerCase(Locale.ROOT);
    return "%s%n%s  [%s]"
        .formatted(Shown.sentence(fault.happened()), words.get("advice." + kind), fault.details());
  }

  /// A label that is there while there is a fault.
  ///
  /// @param id the node's
  public Label label(String id, ObservableValue<Optional<Fault>> fault) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("fault");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    fault.subscribe(now -> {
      label.setVisible(now.isPresent());
      label.setManaged(now.isPresent());
      label.setText(now.map(this::of).orElse(""));
    });
    return label;
  }
}

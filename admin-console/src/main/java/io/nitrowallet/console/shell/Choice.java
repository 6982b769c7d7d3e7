package io.nitrowallet.console.shell;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A choice of a few things by name.
public final class Choice {
  private Choice() {}

  /// The first is chosen.
  ///
  /// @param id the node's
  /// @param about what is chosen, for whoever cannot see it
  public static <T> ComboBox<T> of(
      String id, String about, List<T> items, Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(about);
    box.getItems().setAll(items);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : name.apply(item);
          }

          @Override
          public T fromString(String text) {
            return box.getValue(); // nothing is typed
          }
        });
    box.getSelectionModel().selectFirst();
    return box;
  }
}

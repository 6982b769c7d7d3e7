package io.nitrowallet.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// A console in a real window, used by a test as a person would: by what stands there. Waits end.
public final class DrivenConsole implements AutoCloseable {
  private static final int LOOKS = 600;
  private static final int PAUSE_MILLIS = 50;

  private final Stage stage = FxThread.call(Stage::new);

  /// Makes a window; nothing is in it yet.
  public DrivenConsole() {}

  /// Opens the console.
  public void open(Surroundings surroundings) {
    FxThread.call(() -> {
      Console.open(stage, surroundings);
      return stage;
    });
  }

  /// Gives the window this size; once, for a window without a screen follows no second time.
  public void resize(int width, int height) {
    FxThread.call(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
      return stage;
    });
  }

  /// Its window, to be touched on JavaFX's thread only.
  public Stage stage() {
    return stage;
  }

  /// The node of this selector, on JavaFX's thread.
  public Node find(String selector) {
    return stage.getScene().lookup(selector);
  }

  /// Presses the button `id`, once it is there.
  public void press(String id) throws InterruptedException {
    use(id, ButtonBase.class, ButtonBase::fire);
  }

  /// Writes `text` into the field `id`, once it is there, in place of what it holds.
  public void type(String id, String text) throws InterruptedException {
    use(id, TextInputControl.class, field -> field.setText(text));
  }

  /// Chooses the item at `index` of the choice `id`, once it is there.
  public void choose(String id, int index) throws InterruptedException {
    use(id, ComboBox.class, choice -> choice.getSelectionModel().select(index));
  }

  /// Selects the row at `index` of the table `id`, once it is there.
  public void select(String id, int index) throws InterruptedException {
    use(id, TableView.class, table -> table.getSelectionModel().clearAndSelect(index));
  }

  private <T extends Node> void use(String id, Class<T> type, Consumer<T> action)
      throws InterruptedException {
    T node = type.cast(awaitNode(id, _ -> true));
    FxThread.call(() -> {
      action.accept(node);
      return id;
    });
  }

  /// Waits until the node `id` can be seen and is not disabled.
  public void awaitEnabled(String id) throws InterruptedException {
    awaitNode(id, node -> !node.isDisabled() && node.isVisible());
  }

  /// Waits until the node `id` bears a style class.
  public void awaitClass(String id, String styleClass) throws InterruptedException {
    awaitNode(id, node -> node.getStyleClass().contains(styleClass));
  }

  /// A scene's content is there only after JavaFX has laid it out once.
  private Node awaitNode(String id, Predicate<Node> ready) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      Optional<Node> node = FxThread.call(() -> Optional.ofNullable(find(id)).filter(ready));
      if (node.isPresent()) {
        return node.get();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(id + " is not there, or disabled");
  }

  /// Waits until there is no node `id` any more.
  public void awaitGone(String id) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (FxThread.call(() -> Optional.ofNullable(find(id))).isEmpty()) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(id + " is still there");
  }

  /// The text of the node `id`, once it can be seen.
  public String await(String id) throws InterruptedException {
    return await(id, "");
  }

  /// The text of the node `id`, once it can be seen and holds `part`.
  public String await(String id, String part) throws InterruptedException {
    String text = "";
    for (int look = 0; look < LOOKS; look++) {
      text = FxThread.call(() -> textOf(id));
      if (!text.isEmpty() && text.contains(part)) {
        return text;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(id + " does not say '" + part + "' but '" + text + "'");
  }

  private String textOf(String id) {
    return switch (find(id)) {
      case Labeled labeled when labeled.isVisible() -> labeled.getText();
      case TextInputControl input when input.isVisible() -> input.getText();
      case null, default -> "";
    };
  }

  /// What the window looks like, kept in `file` for a person to look at.
  public WritableImage picture(Path file) throws IOException {
    WritableImage picture = FxThread.call(() -> stage.getScene().snapshot(null));
    Png.write(picture, file);
    return picture;
  }

  @Override
  public void close() {
    FxThread.call(() -> {
      stage.close();
      return stage;
    });
  }
}

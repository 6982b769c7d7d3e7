package io.nitrowallet.console.connection;

import atlantafx.base.theme.Styles;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.requester.config.Setting;
import java.io.File;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// One step's fields, one below the other, each under its label.
final class Form {
  private static final int GAP = 12;
  private static final int NEAR = 4;

  private final Words words;
  private final VBox box = new VBox(GAP);

  Form(Words words, String step) {
    this.words = words;
    Label title = new Label(words.get("step." + step));
    title.setId("step-title");
    title.getStyleClass().add(Styles.TITLE_3);
    box.getChildren().addAll(title, told("step." + step + ".told"));
  }

  /// The fields.
  VBox view() {
    return box;
  }

  /// Adds anything.
  <T extends Node> T add(T node) {
    box.getChildren().add(node);
    return node;
  }

  /// A sentence.
  Label told(String key) {
    return wrapped(words.get(key));
  }

  static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static String id(Setting setting) {
    return "draft-" + setting.key().replace('.', '-').toLowerCase(Locale.ROOT);
  }

  /// A field for the text of `setting`.
  Node text(Setting setting, Draft draft) {
    return labelled("setting." + setting.key(), field(id(setting), draft.value(setting)));
  }

  /// A field for a file's path that may be chosen as well.
  Node file(Setting setting, Draft draft) {
    return path("setting." + setting.key(), id(setting), draft.value(setting), Form::chooseFile);
  }

  /// A field for a path that is no setting.
  Node file(String key, String id, StringProperty path) {
    return path(key, id, path, Form::chooseFile);
  }

  /// A field for a folder's path.
  Node folder(String key, String id, StringProperty path) {
    return path(key, id, path, Form::chooseFolder);
  }

  private Node path(
      String key, String id, StringProperty path, Function<Node, @Nullable File> chooser) {
    TextField field = field(id, path);
    HBox.setHgrow(field, Priority.ALWAYS);
    Button browse = new Button(words.get("browse"));
    browse.setId(id + "-browse");
    browse.setAccessibleText(words.get("browse.for", words.get(key).replace("_", "")));
    browse.setOnAction(_ -> {
      File chosen = chooser.apply(browse);
      if (chosen != null) {
        path.set(chosen.getPath());
      }
    });
    return add(new VBox(NEAR, labelOf(key, field), new HBox(NEAR, field, browse)));
  }

  private static @Nullable File chooseFile(Node owner) {
    return new FileChooser().showOpenDialog(owner.getScene().getWindow());
  }

  private static @Nullable File chooseFolder(Node owner) {
    return new DirectoryChooser().showDialog(owner.getScene().getWindow());
  }

  /// A field under its label.
  Node labelled(String key, Node field) {
    return add(new VBox(NEAR, labelOf(key, field), field));
  }

  private Label labelOf(String key, Node field) {
    Label label = new Label(words.get(key));
    label.setLabelFor(field);
    return label;
  }

  static TextField field(String id, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  /// A choice whose items are named in the words under `prefix`.
  <E extends Enum<E>> ComboBox<E> choice(String id, String prefix, E[] items) {
    ComboBox<E> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(items);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable E item) {
            return item == null ? "" : words.get(prefix + item.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public E fromString(String typed) {
            throw new UnsupportedOperationException("the box cannot be typed into");
          }
        });
    return box;
  }

  /// Has `node` be there only while `condition` holds.
  static void showWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }
}

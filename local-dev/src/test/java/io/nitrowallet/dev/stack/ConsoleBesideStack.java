package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Surroundings;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// A console opened on a real stack's profile, below a home directory of its own.
record ConsoleBesideStack(DrivenConsole console, Path home) {
  private static final Path PICTURES = Path.of("target", "console");

  /// Opens the stack's profile.
  ///
  /// @param changed what becomes of the profile's text
  void open(LocalStack stack, UnaryOperator<String> changed)
      throws IOException, InterruptedException {
    open(stack, changed, Locale.ENGLISH, ColorScheme.LIGHT);
  }

  /// The same for somebody who speaks another language, on a dark or light desktop.
  void open(LocalStack stack, UnaryOperator<String> changed, Locale locale, ColorScheme scheme)
      throws IOException, InterruptedException {
    Path file = home.resolve(".nitro-wallet/dev/config.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, changed.apply(Files.readString(stack.layout().cliConfiguration())));
    console.open(new Surroundings(home, locale, new SimpleObjectProperty<>(scheme)));
    console.await("#open-local-stack");
    console.press("#open-local-stack");
  }

  /// Makes the window as small as it gets, and demands that no text outside of tables is cut.
  void requireRoomAtItsSmallest() throws InterruptedException {
    FxThread.call(() -> {
      Stage stage = console.stage();
      stage.setWidth(stage.getMinWidth());
      stage.setHeight(stage.getMinHeight());
      return stage;
    });
    Thread.sleep(500); // the window's own layout
    List<String> cut =
        FxThread.call(() ->
            console.stage().getScene().getRoot().lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(label -> label.getId() != null)
                .filter(label -> label.isVisible() && label.isManaged())
                .filter(label -> label.getHeight() + 1 < label.prefHeight(label.getWidth()))
                .map(Label::getText)
                .toList());
    assertEquals(List.of(), cut);
  }

  /// Demands that the heads of the table's columns are whole.
  void requireWholeHeads(String table) {
    List<String> cut =
        FxThread.call(() ->
            console.find(table).lookupAll(".column-header .label").stream()
                .map(Label.class::cast)
                .filter(label -> label.getWidth() + 1 < label.prefWidth(-1))
                .map(Label::getText)
                .toList());
    assertEquals(List.of(), cut);
  }

  /// A picture for people to look at, in `target/console`.
  void picture(String name) throws IOException {
    Files.createDirectories(PICTURES);
    console.picture(PICTURES.resolve(name));
  }

  /// Registers as nitro-cli prints them.
  static String nitroCli(PcrValues image) {
    String registers =
        image.values().entrySet().stream()
            .map(entry -> "\"PCR%s\": \"%s\"".formatted(entry.getKey(), entry.getValue().hex()))
            .collect(Collectors.joining(", "));
    return "{\"Measurements\": {\"HashAlgorithm\": \"Sha384 { ... }\", %s}}".formatted(registers);
  }

  /// An account that the enclave makes and the table keeps.
  static Account register(LocalStack stack, String name, PolicyText policy) {
    RequesterComponent requester = SharedStack.parent(stack);
    try (var _ = requester.resources()) {
      var order =
          requester
              .orders()
              .order(Optional.of(new AccountName(name)), Optional.empty(), Optional.of(policy));
      Account account = requester.registration().register(order).account();
      assertEquals(name, account.name().value());
      return account;
    }
  }
}

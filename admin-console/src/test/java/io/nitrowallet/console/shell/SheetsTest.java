package io.nitrowallet.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.FxThread;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In a real window, which is as small as the console's gets.
final class SheetsTest {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;

  /// Longer than an animation would take.
  private static final int A_WHILE = 800;

  private final Sheets sheets = FxThread.call(Sheets::new);
  private final Stage stage = FxThread.call(Stage::new);
  private final List<String> gone = new ArrayList<>();

  @BeforeEach
  void show() {
    FxThread.call(() -> {
      stage.setScene(new Scene(new StackPane(sheets.pane()), WIDTH, HEIGHT));
      stage.show();
      return stage;
    });
  }

  @AfterEach
  void close() {
    FxThread.call(() -> {
      stage.close();
      return stage;
    });
  }

  private static Region sheet() {
    VBox sheet = new VBox();
    sheet.setPrefSize(2_000, 2_000);
    return sheet;
  }

  private List<String> gone() {
    return FxThread.call(() -> List.copyOf(gone));
  }

  @Test
  void leavesASheetThatIsShownRightAfterAnotherWasClosed() throws InterruptedException {
    Region second = sheet();
    FxThread.call(() -> {
      sheets.show(sheet(), () -> gone.add("first"));
      return gone;
    });
    Thread.sleep(A_WHILE);
    FxThread.call(() -> {
      sheets.close();
      sheets.show(second, () -> gone.add("second"));
      return gone;
    });
    Thread.sleep(A_WHILE);
    assertEquals(List.of("first"), gone());
    assertTrue(FxThread.call(() -> second.getScene() != null));
  }

  @Test
  void tellsOnceThatASheetIsGoneHoweverItWent() throws InterruptedException {
    FxThread.call(() -> {
      sheets.show(sheet(), () -> gone.add("replaced"));
      sheets.show(sheet(), () -> gone.add("closed"));
      sheets.close();
      sheets.close();
      return gone;
    });
    Thread.sleep(A_WHILE);
    assertEquals(List.of("replaced", "closed"), gone());
  }

  @Test
  void keepsSheetsOffTheWindowsEdges() throws InterruptedException {
    Region sheet = sheet();
    FxThread.call(() -> {
      sheets.show(sheet);
      return gone;
    });
    Thread.sleep(A_WHILE);
    var place = FxThread.call(() -> sheet.localToScene(sheet.getLayoutBounds()));
    assertTrue(place.getMinX() >= 16 && place.getMaxX() <= WIDTH - 16, place::toString);
    assertTrue(place.getMinY() >= 16 && place.getMaxY() <= HEIGHT - 16, place::toString);
    assertTrue(place.getHeight() > HEIGHT / 2.0, place::toString);
  }
}

package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountExportTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final Scene scene = new Scene();
  private final AccountList list = new AccountList(() -> scene, scene::pins, background);
  private final AccountExport export = new AccountExport(list, background);
  @TempDir private Path folder;

  @AfterEach
  void end() {
    background.close();
  }

  private void list(String... names) throws InterruptedException {
    for (String name : names) {
      Account account = Fixture.account(new AccountName(name), 1);
      scene.keep(account);
    }
    list.reload();
    window.turn();
  }

  @Test
  void writesWhatIsFoundForItsOwnerOnlyAndNoFormula() throws IOException, InterruptedException {
    list("-2.3", "treasury", "other");
    list.search().set("-2");
    Path file = folder.resolve("accounts.csv");
    export.write(file.toString());
    window.turn();
    assertEquals(OptionalLong.of(1), export.written().get());
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    assertTrue(lines.getLast().startsWith("\"'-2"), lines.getLast());
    assertTrue(lines.getLast().endsWith(",pinned"), lines.getLast());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void overwritesNothing() throws IOException, InterruptedException {
    list("treasury");
    Path file = Files.writeString(folder.resolve("mine"), "mine");
    export.write(file.toString());
    window.turn();
    assertTrue(export.fault().get().orElseThrow().happened().contains("exists already"));
    assertEquals("mine", Files.readString(file));
    export.write("\0");
    window.turn();
    assertTrue(export.fault().get().orElseThrow().happened().contains("cannot be written"));
  }
}

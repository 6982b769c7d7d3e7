package io.nitrowallet.console.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.Passphrase;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.operator.OperatorIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewKeyTest {
  private static final String WORDS = "correct horse battery";

  @TempDir private Path home;
  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final NewKey key = new NewKey(background);

  @AfterEach
  void end() {
    background.close();
  }

  @Test
  void makesAKeyThatThePassphraseOpensAndSaysItsEntry() throws InterruptedException {
    OperatorIdentity alice = alice();
    char[] passphrase = WORDS.toCharArray();
    char[] again = WORDS.toCharArray();
    key.make(alice, passphrase, again);
    assertArrayEquals(new char[WORDS.length()], passphrase);
    assertArrayEquals(new char[WORDS.length()], again);
    window.turn();
    String entry = key.entry().get().orElseThrow().text();
    try (var opened = alice.holder().open(() -> Passphrase.utf8(WORDS.toCharArray()))) {
      assertEquals("{\"id\":\"alice\",\"key\":\"%s\"}".formatted(opened.publicKey().text()), entry);
    }
  }

  @Test
  void makesNoneUnderTwoPassphrases() {
    char[] passphrase = WORDS.toCharArray();
    key.make(alice(), passphrase, "correct horse batterie".toCharArray());
    assertTrue(key.fault().get().orElseThrow().happened().contains("differ"));
    assertArrayEquals(new char[WORDS.length()], passphrase);
    assertFalse(Files.exists(home.resolve("keys/alice.p12")));
  }

  @Test
  void overwritesNoKey() throws IOException, InterruptedException {
    Path file = home.resolve("keys/alice.p12");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "theirs");
    key.make(alice(), WORDS.toCharArray(), WORDS.toCharArray());
    window.turn();
    assertTrue(key.fault().get().orElseThrow().happened().contains("never overwritten"));
    assertEquals(Optional.empty(), key.entry().get());
    assertEquals("theirs", Files.readString(file));
  }

  private OperatorIdentity alice() {
    return new OperatorIdentity("alice", new KeystoreFile(home.resolve("keys/alice.p12")));
  }
}

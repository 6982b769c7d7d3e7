package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.session.EnclaveTrust;
import io.nitrowallet.console.session.Trusts;
import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.QueuedWindow;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewAccountTest {
  private static final String KEY = "11".repeat(32);

  private final QueuedWindow window = new QueuedWindow();
  private final Background background = new Background(window);
  private final Scene scene = new Scene();
  private final FakeOffice office = new FakeOffice();
  private final AccountList list = new AccountList(() -> scene, scene::pins, background);
  private final EnclaveTrust trust = Trusts.good(background);
  private final NewAccount account =
      new NewAccount(office, list, trust, background, () -> Instant.EPOCH);

  @AfterEach
  void end() {
    background.close();
  }

  private void write() throws InterruptedException {
    account.begin();
    account.name().set("fresh");
    account.policy().text().set(AccountPolicy.OPEN.value());
    window.turn();
  }

  private void beReady() throws InterruptedException {
    trust.refresh();
    window.turn();
    write();
    assertTrue(account.ready().get());
  }

  @Test
  void isNotReadyUntilTheEnclaveIsTrusted() throws InterruptedException {
    write();
    assertFalse(account.ready().get());
    account.generate();
    assertEquals(List.of(), office.asked);
    trust.refresh();
    window.turn();
    assertTrue(account.ready().get());
  }

  @Test
  void refusesNamesAsTheyAreTyped() throws InterruptedException {
    beReady();
    account.name().set("no spaces");
    assertEquals(ErrorCode.INVALID_VALUE, account.nameFault().get().orElseThrow().code());
    assertFalse(account.ready().get());
    list.put(FakeOffice.ACCOUNT);
    account.name().set(FakeOffice.ACCOUNT.name().value());
    assertEquals(ErrorCode.ACCOUNT_EXISTS, account.nameFault().get().orElseThrow().code());
    account.name().set("");
    assertEquals(Optional.empty(), account.nameFault().get());
    assertFalse(account.ready().get());
  }

  @Test
  void isNotReadyWithAPolicyThatIsNone() throws InterruptedException {
    beReady();
    account.policy().text().set("{\"v\":1}");
    assertFalse(account.ready().get(), "nothing is known of the new text yet");
    window.turn();
    assertFalse(account.ready().get());
  }

  @Test
  void generatesAndListsTheAccount() throws InterruptedException {
    beReady();
    account.generate();
    account.generate();
    window.turn();
    assertEquals(List.of("generate fresh"), office.asked);
    assertEquals(Optional.of(FakeOffice.ACCOUNT), account.made().get());
    assertEquals(1, list.all().size());
  }

  @Test
  void saysWhyNothingWasMade() throws InterruptedException {
    beReady();
    office.refusal = Optional.of(ErrorCode.UNAVAILABLE);
    account.generate();
    window.turn();
    assertEquals(ErrorCode.UNAVAILABLE, account.fault().get().orElseThrow().code());
    assertEquals(Optional.empty(), account.made().get());
    assertTrue(account.ready().get());
  }

  @Test
  void wipesAKeyOnceItWasHandedOver() throws InterruptedException {
    beReady();
    char[] typed = KEY.toCharArray();
    KeySource key = KeySource.typed(typed);
    account.takeIn(key);
    window.turn();
    assertEquals("\0".repeat(KEY.length()), new String(typed));
    assertTrue(key.isWiped());
    assertTrue(office.asked.getFirst().startsWith("import fresh 0x"), office.asked.toString());
  }

  @Test
  void wipesAKeyThatIsNoneOrThatNobodyTakes() throws InterruptedException {
    KeySource early = KeySource.typed(KEY.toCharArray());
    account.takeIn(early);
    assertTrue(early.isWiped(), "nothing was ready");
    beReady();
    KeySource wrong = KeySource.typed("not a key".toCharArray());
    account.takeIn(wrong);
    window.turn();
    assertEquals(ErrorCode.INVALID_VALUE, account.fault().get().orElseThrow().code());
    assertTrue(wrong.isWiped());
  }

  @Test
  void wipesAKeyWhoseImportIsGivenUp() throws InterruptedException {
    beReady();
    office.silent = true;
    KeySource key = KeySource.typed(KEY.toCharArray());
    account.takeIn(key);
    account.cancel();
    assertTrue(key.isWiped());
    assertFalse(account.working().get());
  }

  @Test
  void readsAKeyFromAFileAndAsksAKeystoreForItsPassword(@TempDir Path folder)
      throws IOException, InterruptedException {
    beReady();
    Path file = Files.writeString(folder.resolve("key"), "0x" + KEY + "\n");
    account.takeIn(KeySource.file(file.toString(), new char[0]));
    window.turn();
    assertTrue(office.asked.getFirst().startsWith("import"), office.asked.toString());
    window.turn(); // the pins, read anew
    Path keystore = Files.writeString(folder.resolve("keystore"), "{}");
    account.begin();
    write();
    account.takeIn(KeySource.file(keystore.toString(), new char[0]));
    window.turn();
    assertEquals(ErrorCode.INVALID_VALUE, account.fault().get().orElseThrow().code());
    account.takeIn(KeySource.file(folder.resolve("none").toString(), new char[0]));
    window.turn();
    assertTrue(account.fault().get().orElseThrow().happened().contains("cannot be read"));
  }
}

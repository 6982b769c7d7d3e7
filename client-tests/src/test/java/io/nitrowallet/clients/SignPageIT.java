package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.console.Surroundings;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a person does on the console's page Sign, beside a real stack with a real chain.
@ExtendWith(SharedGateway.class)
@Timeout(180)
final class SignPageIT {
  private static final String RECIPIENT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final int CALL = 2;
  private static final int MESSAGE = 3;
  private static final int TYPED_DATA = 4;

  private final DrivenConsole console = new DrivenConsole();
  private Path home;

  @BeforeEach
  void open(LiveGateway gateway, @TempDir Path folder) throws IOException, InterruptedException {
    home = folder;
    Path file = home.resolve(".nitro-wallet/dev/config.yaml");
    Files.createDirectories(file.getParent());
    Files.copy(gateway.configuration(), file);
    var light = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    console.open(new Surroundings(home, Locale.ENGLISH, light));
    console.await("#open-local-stack");
    console.press("#open-local-stack");
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-sign");
    console.type("#sign-account-name", "dev");
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void paysEtherAndFollowsItIntoABlock(LiveGateway gateway)
      throws IOException, InterruptedException {
    Wei before = gateway.ledger().balance(Address.parse(RECIPIENT));
    console.type("#sign-to", RECIPIENT);
    console.type("#sign-amount", "0.25");
    picture("sign-form.png");
    console.press("#sign-review");
    assertTrue(console.await("#sign-headline").contains("0.25"));
    assertTrue(console.await("#sign-novel").contains(RECIPIENT));
    assertTrue(console.await("#sign-decision").contains("open"));
    picture("sign-review.png");
    console.awaitEnabled("#sign-sign");
    console.press("#sign-sign");
    console.await("#sign-signed");
    picture("sign-signed.png");
    console.press("#sign-send");
    String told = console.await("#sign-fate", "It is in block");
    picture("sign-sent.png");
    assertTrue(told.contains("Confirmations: "), told);
    gateway.ledger().receipt(console.await("#sign-hash"));
    assertEquals(
        before.value().add(new BigInteger("250000000000000000")),
        gateway.ledger().balance(Address.parse(RECIPIENT)).value());
    console.press("#sign-again");
    console.press("#sign-review");
    console.await("#sign-headline");
    assertEquals("", FxThread.call(() -> console.find("#sign-novel") == null ? "" : "novel"));
  }

  @Test
  void signsAMessageThatRecoversToTheAccount(LiveGateway gateway) throws InterruptedException {
    console.choose("#sign-kind", MESSAGE);
    console.type("#sign-message", "I own this address.");
    console.press("#sign-review");
    console.await("#sign-headline");
    console.awaitEnabled("#sign-sign");
    console.press("#sign-sign");
    Bytes signature = Bytes.ofHex(console.await("#sign-signature").substring(2));
    assertEquals(
        gateway.first(),
        Secp256k1.recover(
                PersonalMessage.ofText("I own this address.").digest(),
                new Signature(
                    new BigInteger(1, signature.slice(0, 32).toArray()),
                    new BigInteger(1, signature.slice(32, 64).toArray()),
                    signature.at(64) - 27))
            .orElseThrow()
            .address());
  }

  /// threat-model.md, a requester who is deceived: an approval of everything is called one.
  @Test
  void callsAnUnlimitedApprovalWhatItIs() throws IOException, InterruptedException {
    console.choose("#sign-kind", CALL);
    console.type("#sign-contract", RECIPIENT);
    console.type("#sign-function", "approve(address,uint256)");
    console.type(
        "#sign-arguments",
        "[\"" + RECIPIENT + "\", \"" + BigInteger.TWO.pow(256).subtract(BigInteger.ONE) + "\"]");
    console.press("#sign-review");
    assertTrue(console.await("#sign-warning").toLowerCase(Locale.ROOT).contains("unlimited"));
    picture("sign-unlimited.png");
  }

  @Test
  void saysWhatIsWrongAndKeepsWhatWasTyped() throws IOException, InterruptedException {
    console.type("#sign-to", RECIPIENT.replace('C', 'c'));
    console.type("#sign-amount", "0.1");
    console.press("#sign-review");
    assertTrue(console.await("#sign-fault").contains("checksum"));
    assertEquals("0.1", console.await("#sign-amount"));
    console.type("#sign-to", RECIPIENT);
    console.type("#sign-amount", "0.0000000000000000001");
    console.press("#sign-review");
    assertTrue(console.await("#sign-fault", "[INVALID_TRANSACTION]").contains("amount"));
    console.type("#sign-amount", "1000000000");
    console.press("#sign-review");
    assertTrue(console.await("#sign-fault", "the node says").contains("INVALID_TRANSACTION"));
    picture("sign-fault.png");
    console.choose("#sign-kind", TYPED_DATA);
    console.type("#sign-typed-data", "{\"types\": {}}");
    console.press("#sign-review");
    console.await("#sign-fault", "[INVALID_TYPED_DATA]");
  }

  @Test
  void asksNothingBeforeAnAccountIsChosen() throws InterruptedException {
    console.type("#sign-account-name", "");
    assertTrue(FxThread.call(() -> console.find("#sign-review").isDisabled()));
    console.type("#sign-account-name", "dev");
    assertFalse(FxThread.call(() -> console.find("#sign-review").isDisabled()));
  }

  private void picture(String name) throws IOException {
    Path pictures = Path.of("target", "console");
    Files.createDirectories(pictures);
    console.picture(pictures.resolve(name));
  }
}

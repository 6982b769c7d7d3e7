package io.nitrowallet.console.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.signing.TransactionForm.Purpose;
import io.nitrowallet.console.signing.TransactionForm.Terms;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.requester.accounts.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownRecipientsTest {
  private static final Address MINE = Fixture.account(1).address();
  private static final Address OTHER = Fixture.account(2).address();
  private static final Address THIRD = Fixture.account(3).address();

  @TempDir private Path home;

  private static Signable signable(Purpose purpose) {
    Terms terms = new Terms("5", "3", "60000", "1", "1");
    return new TransactionForm(purpose, terms).transaction(MINE, Optional.empty());
  }

  private static Signable payment(Address to) {
    return signable(new Purpose.Transfer(to.checksummed(), "1"));
  }

  private KnownRecipients known() {
    return new KnownRecipients(home.resolve("made/recipients.txt"));
  }

  @Test
  void remembersEachPairOfAccountAndRecipientOnce() throws IOException {
    KnownRecipients known = known();
    assertTrue(known.isNew(MINE, payment(OTHER)));
    known.remember(MINE, payment(OTHER));
    known.remember(MINE, payment(OTHER));
    known.remember(MINE, payment(THIRD));
    assertFalse(known().isNew(MINE, payment(OTHER)));
    assertTrue(known.isNew(THIRD, payment(OTHER)), "another account never paid it");
    assertEquals(2, Files.readAllLines(known.file()).size());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(known.file())));
  }

  /// A token's contract is no news; who gets the tokens is.
  @Test
  void looksThroughATransferOfTokens() {
    KnownRecipients known = known();
    known.remember(
        MINE, signable(new Purpose.Token(OTHER.checksummed(), MINE.checksummed(), "1", "0")));
    assertTrue(
        known.isNew(
            MINE, signable(new Purpose.Token(OTHER.checksummed(), THIRD.checksummed(), "1", "0"))));
    assertTrue(known.isNew(MINE, payment(OTHER)));
    assertFalse(known.isNew(MINE, payment(MINE)));
  }

  @Test
  void knowsOfNoRecipientOfAMessage() {
    Signable message = PersonalMessage.ofText("hello");
    assertFalse(known().isNew(MINE, message));
    known().remember(MINE, message);
    assertFalse(Files.exists(known().file()));
  }

  @Test
  void saysThatItsFileCannotBeReadOrWritten() throws IOException {
    Path file = known().file();
    Files.createDirectories(file);
    refuses("cannot be read");
    Files.delete(file);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    refuses("cannot be read");
    Files.delete(file);
    Files.delete(file.getParent());
    Files.writeString(file.getParent(), "in the way");
    refuses("recipients.txt");
  }

  private void refuses(String part) {
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> known().remember(MINE, payment(OTHER)));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertTrue(refusal.sentence().contains(part), refusal.sentence());
  }
}

package io.nitrowallet.domain.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnclaveStatementTest {
  private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");
  private static final Optional<Bytes> NONCE = Optional.of(Bytes.ofHex("4e".repeat(32)));
  private static final KeyArn KEY = key("key-1");
  private static final PublicKey PUBLIC_KEY = publicKey("01");
  private static final PolicyText OPEN = new PolicyText("open");
  private static final Account ACCOUNT = account(PUBLIC_KEY, OPEN, "c0", sealing(KEY, 1, "da"));

  private static KeyArn key(String id) {
    return new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/" + id);
  }

  private static PublicKey publicKey(String x) {
    return new PublicKey(Bytes.ofHex("04" + x.repeat(32) + "02".repeat(32)));
  }

  private static Sealing sealing(KeyArn key, long version, String dataKey) {
    return new Sealing(key, version, Bytes.ofHex(dataKey), Bytes.ofHex("e0"));
  }

  private static Account account(
      PublicKey publicKey, PolicyText policy, String certificate, Sealing sealing) {
    return new Account(
        new AccountName("treasury"), publicKey, policy, NOW, Bytes.ofHex(certificate), sealing);
  }

  private static final ReceiptHead HEAD = new ReceiptHead(1, Bytes.ofHex("01".repeat(32)));

  private static EnclaveStatement opened(Account account) {
    return EnclaveStatement.about(account, NONCE, NOW, HEAD, new Deed.Opened());
  }

  @Test
  void findsNoDifferenceInTheSameButTimeAndReceipts() {
    var later =
        EnclaveStatement.about(
            ACCOUNT,
            NONCE,
            NOW.plusSeconds(1),
            new ReceiptHead(2, Bytes.ofHex("02".repeat(32))),
            new Deed.Opened());
    assertEquals(List.of(), later.differencesFrom(opened(ACCOUNT)));
  }

  @Test
  void findsEachDifference() {
    EnclaveStatement expected = opened(ACCOUNT);
    var otherNonce =
        EnclaveStatement.about(
            ACCOUNT, Optional.of(Bytes.ofHex("4f".repeat(32))), NOW, HEAD, new Deed.Opened());
    var noNonce = EnclaveStatement.about(ACCOUNT, Optional.empty(), NOW, HEAD, new Deed.Opened());
    var otherDeed =
        EnclaveStatement.about(ACCOUNT, NONCE, NOW, HEAD, new Deed.Made(Origin.GENERATED));
    assertEquals(List.of("another nonce"), otherNonce.differencesFrom(expected));
    assertEquals(List.of("another nonce"), noNonce.differencesFrom(expected));
    assertEquals(List.of("another operation or outcome"), otherDeed.differencesFrom(expected));
    assertEquals(
        List.of("another account name", "another row"),
        opened(renamed()).differencesFrom(expected));
    assertEquals(
        List.of("another address", "another row"),
        opened(account(publicKey("03"), OPEN, "c0", ACCOUNT.sealing())).differencesFrom(expected));
    assertEquals(
        List.of("another version", "another row"),
        opened(account(PUBLIC_KEY, OPEN, "c0", sealing(KEY, 2, "da"))).differencesFrom(expected));
    assertEquals(
        List.of("another policy", "another row"),
        opened(account(PUBLIC_KEY, new PolicyText("laxer"), "c0", ACCOUNT.sealing()))
            .differencesFrom(expected));
    assertEquals(
        List.of("another row"),
        opened(account(PUBLIC_KEY, OPEN, "c1", ACCOUNT.sealing())).differencesFrom(expected));
  }

  private static Account renamed() {
    return new Account(
        new AccountName("other"), PUBLIC_KEY, OPEN, NOW, Bytes.ofHex("c0"), ACCOUNT.sealing());
  }

  @Test
  void aRowsDigestDependsOnEachOfItsColumns() {
    var later =
        new Account(
            ACCOUNT.name(),
            PUBLIC_KEY,
            OPEN,
            NOW.plusSeconds(1),
            Bytes.ofHex("c0"),
            ACCOUNT.sealing());
    var otherCiphertext = new Sealing(KEY, 1, Bytes.ofHex("da"), Bytes.ofHex("e1"));
    List<Account> others =
        List.of(
            renamed(),
            later,
            account(publicKey("03"), OPEN, "c0", ACCOUNT.sealing()),
            account(PUBLIC_KEY, new PolicyText("laxer"), "c0", ACCOUNT.sealing()),
            account(PUBLIC_KEY, OPEN, "c1", ACCOUNT.sealing()),
            account(PUBLIC_KEY, OPEN, "c0", sealing(key("key-2"), 1, "da")),
            account(PUBLIC_KEY, OPEN, "c0", sealing(KEY, 2, "da")),
            account(PUBLIC_KEY, OPEN, "c0", sealing(KEY, 1, "db")),
            account(PUBLIC_KEY, OPEN, "c0", otherCiphertext));
    Set<Bytes> digests = new HashSet<>();
    for (Account other : others) {
      assertNotEquals(ACCOUNT.digest(), other.digest());
      digests.add(other.digest());
    }
    assertEquals(others.size(), digests.size());
  }
}

package io.nitrowallet.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedTransactionsTest {
  private static final KeyArn KEY =
      new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");

  private final PrivateKey key = PrivateKey.generate(new SecureRandom()::nextBytes);
  private final Tally tally = new Tally();

  private Account account() {
    return new Account(
        new AccountName("load"),
        key.publicKey(),
        AccountPolicy.OPEN,
        Instant.EPOCH,
        Bytes.ofHex("01"),
        new Sealing(KEY, 1, Bytes.ofHex("01"), Bytes.ofHex("02")));
  }

  private static Bytes signed(PrivateKey signer, int nonce) {
    var payment =
        new Payment(
            Uint64.of(nonce),
            Uint64.of(21_000),
            Optional.of(signer.publicKey().address()),
            Wei.of(1),
            Bytes.EMPTY);
    var transaction =
        new DynamicFeeTransaction(
            ChainId.of(31_337), payment, new Fees(Wei.of(1), Wei.of(2)), AccessList.EMPTY);
    return transaction.encode(new BouncyCastleSigner().sign(signer, transaction.digest()));
  }

  private void add(int nonce, Bytes raw) {
    tally.add(new Answer.Signed(nonce, raw), Duration.ofMillis(1));
  }

  @Test
  void countsWhatIsNotTheAccountsOrNotWhatWasAskedFor() {
    for (int nonce = 0; nonce < 5; nonce++) {
      add(nonce, signed(key, nonce));
    }
    assertEquals(0, SignedTransactions.foreign(tally, account()));
    add(5, signed(key, 6));
    add(6, signed(PrivateKey.generate(new SecureRandom()::nextBytes), 6));
    add(7, Bytes.ofHex("02c0"));
    assertEquals(3, SignedTransactions.foreign(tally, account()));
  }
}

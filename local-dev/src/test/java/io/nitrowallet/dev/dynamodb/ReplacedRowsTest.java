package io.nitrowallet.dev.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbAccounts;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What {@link Accounts#replace} promises, held against a real database.
@ExtendWith(DynamoDbLocal.class)
class ReplacedRowsTest {
  private static final AccountName NAME = new AccountName("treasury");
  private static final KeyArn KEY =
      new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");

  private final DynamoDbLocal.Server server;
  private final DynamoDbClient client;
  private final String table = "Accounts-" + UUID.randomUUID();
  private final Accounts accounts;
  private final Account first = first();

  ReplacedRowsTest(DynamoDbLocal.Server server) {
    this.server = server;
    this.client = server.client();
    this.accounts = new DynamoDbAccounts(client, table);
  }

  @BeforeEach
  void createTable() {
    new AccountTable(client, table, AccountTable.Endpoint.OVERRIDDEN)
        .ensure(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static Account first() {
    byte[] secret = new byte[PrivateKey.LENGTH];
    secret[31] = 1;
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(secret))) {
      return new Account(
          NAME,
          key.publicKey(),
          AccountPolicy.OPEN,
          Instant.parse("2026-11-26T03:00:00Z"),
          Bytes.ofHex("00".repeat(5_000)),
          new Sealing(KEY, 1, Bytes.ofHex("01".repeat(184)), Bytes.ofHex("02".repeat(125))));
    }
  }

  private Account version(long version, String policy) {
    return first.changedTo(
        new PolicyText(policy),
        new Sealing(KEY, version, Bytes.ofHex("03".repeat(184)), Bytes.ofHex("04".repeat(125))));
  }

  private static ErrorCode refusal(Runnable call) {
    return assertThrows(RefusedException.class, call::run).code();
  }

  @Test
  void replacesTheVersionBefore() {
    accounts.insert(first);
    Account second = version(2, "second");
    accounts.replace(second);
    assertEquals(Optional.of(second), accounts.find(NAME));
    Account third = version(3, "third");
    accounts.replace(third);
    assertEquals(Optional.of(third), accounts.findByAddress(first.address()));
  }

  @Test
  void refusesWhereTheRowIsAnotherVersionOrMissing() {
    assertEquals(ErrorCode.ACCOUNT_CHANGED, refusal(() -> accounts.replace(version(2, "x"))));
    accounts.insert(first);
    assertEquals(ErrorCode.ACCOUNT_CHANGED, refusal(() -> accounts.replace(version(3, "x"))));
    accounts.replace(version(2, "second"));
    assertEquals(ErrorCode.ACCOUNT_CHANGED, refusal(() -> accounts.replace(version(2, "x"))));
    assertEquals(Optional.of(version(2, "second")), accounts.find(NAME));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void settlesALostAnswerByReadingItBack(boolean arrives) {
    accounts.insert(first);
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, arrives))) {
      Accounts unlucky = new DynamoDbAccounts(lossy, table);
      if (arrives) {
        unlucky.replace(version(2, "second"));
        assertEquals(Optional.of(version(2, "second")), accounts.find(NAME));
      } else {
        assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> unlucky.replace(version(2, "second"))));
        assertEquals(Optional.of(first), accounts.find(NAME));
      }
    }
  }

  @Test
  void doesNotTakeAnothersChangeForItsOwnLostWrite() {
    accounts.insert(first);
    accounts.replace(version(2, "anothers"));
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, true))) {
      assertEquals(
          ErrorCode.ACCOUNT_CHANGED,
          refusal(() -> new DynamoDbAccounts(lossy, table).replace(version(2, "own"))));
    }
  }
}

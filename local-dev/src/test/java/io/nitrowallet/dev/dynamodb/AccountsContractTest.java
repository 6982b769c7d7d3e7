package io.nitrowallet.dev.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbAccounts;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.account.KeyArn;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// What {@link Accounts} promises, held against a real database.
@ExtendWith(DynamoDbLocal.class)
class AccountsContractTest {
  private static final KeyArn KEY =
      new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");

  private final DynamoDbLocal.Server server;
  private final DynamoDbClient client;
  private final String table = "Accounts-" + UUID.randomUUID();
  private final Accounts accounts;

  AccountsContractTest(DynamoDbLocal.Server server) {
    this.server = server;
    this.client = server.client();
    this.accounts = new DynamoDbAccounts(client, table);
  }

  @BeforeEach
  void createTable() {
    var ensured = table().ensure(Duration.ofSeconds(20));
    assertTrue(ensured.created());
  }

  @AfterEach
  void close() {
    client.close();
  }

  private AccountTable table() {
    return new AccountTable(client, table, AccountTable.Endpoint.OVERRIDDEN);
  }

  private static AccountName name(int number) {
    return new AccountName(String.format(Locale.ROOT, "account-%04d", number));
  }

  private static Account account(AccountName name, int seed) {
    byte[] bytes = new byte[32];
    bytes[30] = (byte) (seed >> 8);
    bytes[31] = (byte) seed;
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(bytes))) {
      return new Account(
          name,
          key.publicKey(),
          AccountPolicy.OPEN,
          Instant.parse("2026-11-22T20:00:00Z"),
          Bytes.ofHex("00".repeat(5_000)),
          new Sealing(KEY, 1, Bytes.ofHex("01".repeat(184)), Bytes.ofHex("02".repeat(125))));
    }
  }

  private static ErrorCode refusal(Runnable call) {
    return assertThrows(RefusedException.class, call::run).code();
  }

  /// Puts an item as whoever may write to the table can.
  private void tamper(AccountName name, String column, AttributeValue value) {
    var found = client.getItem(get -> get.tableName(table).key(key(name.value()))).item();
    Map<String, AttributeValue> item = new HashMap<>(found);
    item.put(column, value);
    client.putItem(put -> put.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("Name", AttributeValue.fromS(name));
  }

  @Test
  void findsWhatWasInserted() {
    Account account = account(name(1), 1);
    accounts.insert(account);
    assertEquals(Optional.of(account), accounts.find(name(1)));
    assertEquals(Optional.empty(), accounts.find(name(2)));
  }

  @Test
  void findsARowByItsAddress() {
    Account account = account(name(1), 1);
    accounts.insert(account);
    accounts.insert(account(name(2), 2));
    assertEquals(Optional.of(account), accounts.findByAddress(account.address()));
    assertEquals(Optional.empty(), accounts.findByAddress(account(name(3), 3).address()));
  }

  @Test
  void refusesAnAddressThatSeveralRowsClaim() {
    accounts.insert(account(name(1), 1));
    accounts.insert(account(name(2), 1));
    assertEquals(
        ErrorCode.INVALID_ROW,
        refusal(() -> accounts.findByAddress(account(name(1), 1).address())));
  }

  @Test
  void refusesARowThatClaimsAnotherKeysAddress() {
    accounts.insert(account(name(1), 1));
    var other = account(name(2), 2).address();
    tamper(name(1), "Address", AttributeValue.fromS(other.checksummed()));
    assertEquals(ErrorCode.ADDRESS_MISMATCH, refusal(() -> accounts.findByAddress(other)));
  }

  @Test
  void refusesAnAddressWhoseRowHasAMalformedName() {
    var address = account(name(1), 1).address();
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "Name", AttributeValue.fromS("../x"),
                    "Address", AttributeValue.fromS(address.checksummed()))));
    assertEquals(ErrorCode.INVALID_ROW, refusal(() -> accounts.findByAddress(address)));
  }

  @Test
  void keepsTheRowInTheSeedsColumns() {
    accounts.insert(account(name(1), 1));
    var item = client.getItem(get -> get.tableName(table).key(key(name(1).value()))).item();
    assertEquals(AttributeValue.fromS(KEY.value()), item.get("KeyId"));
    assertEquals(AttributeValue.fromN("1"), item.get("Version"));
    assertEquals(AttributeValue.fromS("account"), item.get("Kind"));
    String address = account(name(1), 1).address().checksummed();
    assertEquals(AttributeValue.fromS(address), item.get("Address"));
  }

  @Test
  void neverReplacesARow() {
    accounts.insert(account(name(1), 1));
    assertEquals(ErrorCode.ACCOUNT_EXISTS, refusal(() -> accounts.insert(account(name(1), 2))));
    assertEquals(Optional.of(account(name(1), 1)), accounts.find(name(1)));
  }

  @Test
  void letsExactlyOneOfManyConcurrentInsertsWin() throws InterruptedException {
    AtomicInteger won = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int seed = 1; seed <= 16; seed++) {
        Account account = account(name(1), seed);
        threads.execute(() -> {
          try {
            start.await();
            accounts.insert(account);
            won.incrementAndGet();
          } catch (RefusedException e) {
            refused.addAndGet(e.code() == ErrorCode.ACCOUNT_EXISTS ? 1 : 100);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
      }
      start.countDown();
    }
    assertEquals(1, won.get());
    assertEquals(15, refused.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void settlesAWriteWhoseAnswerWasLostByReadingItBack(int losses) {
    // With one loss the SDK's own retry meets its first attempt; with ten, none is answered at all.
    try (DynamoDbClient lossy = server.client(new LossyHttp(losses, true))) {
      Account account = account(name(1), 1);
      if (losses == 1) {
        new DynamoDbAccounts(lossy, table).insert(account);
      } else {
        assertEquals(
            ErrorCode.UNAVAILABLE,
            refusal(() -> new DynamoDbAccounts(lossy, table).insert(account)));
      }
      assertEquals(Optional.of(account), accounts.find(name(1)));
    }
  }

  @Test
  void settlesALostWriteOnceTheTableAnswersAgain() {
    // The SDK gives up after its attempts; the read back is the next call, and is answered.
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, true))) {
      Account account = account(name(1), 1);
      new DynamoDbAccounts(lossy, table).insert(account);
      assertEquals(Optional.of(account), accounts.find(name(1)));
    }
  }

  @Test
  void saysSoWhereTheWriteNeverArrived() {
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, false))) {
      assertEquals(
          ErrorCode.UNAVAILABLE,
          refusal(() -> new DynamoDbAccounts(lossy, table).insert(account(name(1), 1))));
      assertEquals(Optional.empty(), accounts.find(name(1)));
    }
  }

  @Test
  void doesNotTakeAnothersRowForItsOwnLostWrite() {
    accounts.insert(account(name(1), 2));
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, true))) {
      assertEquals(
          ErrorCode.ACCOUNT_EXISTS,
          refusal(() -> new DynamoDbAccounts(lossy, table).insert(account(name(1), 1))));
    }
  }

  @Test
  void listsTwoHundredAndFiftyRowsPageByPageInTheOrderOfTheirNames() {
    Account template = account(name(0), 1);
    for (int i = 0; i < 250; i++) {
      accounts.insert(
          new Account(
              name(i),
              template.publicKey(),
              template.policy(),
              template.createdAt(),
              template.birthCertificate(),
              template.sealing()));
    }
    List<AccountName> listed = new ArrayList<>();
    Optional<AccountName> after = Optional.empty();
    do {
      Accounts.Page page = accounts.list(100, after);
      assertTrue(page.accounts().size() <= 100);
      page.accounts().stream().map(AccountSummary::name).forEach(listed::add);
      after = page.next();
    } while (after.isPresent());
    assertEquals(IntStream.range(0, 250).mapToObj(AccountsContractTest::name).toList(), listed);
  }

  @Test
  void listsSummariesWithoutCiphertext() {
    Account account = account(name(1), 1);
    accounts.insert(account);
    assertEquals(
        List.of(new AccountSummary(name(1), account.address(), KEY, 1, account.createdAt())),
        accounts.list(10, Optional.empty()).accounts());
    client
        .query(query ->
            query
                .tableName(table)
                .indexName("ListIndex")
                .keyConditionExpression("Kind = :kind")
                .expressionAttributeValues(Map.of(":kind", AttributeValue.fromS("account"))))
        .items()
        .forEach(item -> assertEquals(6, item.size(), item.keySet().toString()));
  }

  @Test
  void keepsAListingWholeAroundMalformedRows() {
    accounts.insert(account(name(1), 1));
    accounts.insert(account(name(2), 2));
    accounts.insert(account(name(3), 3));
    tamper(name(1), "Address", AttributeValue.fromS("0x12"));
    tamper(name(2), "Version", AttributeValue.fromS("1"));
    for (String hostile :
        List.of("account-0002/../x", "account-0002 \u001b[31m", "~".repeat(900))) {
      client.putItem(put ->
          put.tableName(table)
              .item(
                  Map.of(
                      "Name", AttributeValue.fromS(hostile),
                      "Kind", AttributeValue.fromS("account"))));
    }
    for (int limit = 1; limit <= 7; limit++) {
      List<AccountName> readable = new ArrayList<>();
      List<String> unreadable = new ArrayList<>();
      Optional<AccountName> after = Optional.empty();
      do {
        Accounts.Page page = accounts.list(limit, after);
        assertTrue(page.accounts().size() <= limit);
        page.accounts().stream().map(AccountSummary::name).forEach(readable::add);
        unreadable.addAll(page.unreadable());
        after = page.next();
      } while (after.isPresent());
      assertEquals(List.of(name(3)), readable, "limit " + limit);
      assertEquals(5, unreadable.size(), "limit " + limit);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KeyId",
        "EncryptedPrivateKey",
        "EncryptedDataKey",
        "CreatedAt",
        "PublicKey",
        "Policy",
        "BirthCertificate",
        "Version"
      })
  void refusesARowWhoseColumnIsMalformed(String column) {
    accounts.insert(account(name(1), 1));
    tamper(name(1), column, AttributeValue.fromBool(true));
    assertEquals(ErrorCode.INVALID_ROW, refusal(() -> accounts.find(name(1))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void refusesAPageOfAnotherSize(int limit) {
    assertEquals(ErrorCode.INVALID_VALUE, refusal(() -> accounts.list(limit, Optional.empty())));
  }

  @Test
  void saysThatTheTableIsMissing() {
    Accounts elsewhere = new DynamoDbAccounts(client, "Missing-" + UUID.randomUUID());
    assertEquals(ErrorCode.RESOURCE_NOT_FOUND, refusal(() -> elsewhere.find(name(1))));
    assertEquals(
        ErrorCode.RESOURCE_NOT_FOUND, refusal(() -> elsewhere.insert(account(name(1), 1))));
    assertEquals(
        ErrorCode.RESOURCE_NOT_FOUND,
        refusal(() -> elsewhere.findByAddress(account(name(1), 1).address())));
    assertEquals(ErrorCode.RESOURCE_NOT_FOUND, refusal(() -> elsewhere.list(1, Optional.empty())));
  }

  @Test
  void creatingTheTableAgainChangesNothing() {
    accounts.insert(account(name(1), 1));
    assertEquals(false, table().ensure(Duration.ofSeconds(20)).created());
    assertTrue(accounts.find(name(1)).isPresent());
  }

  @Test
  void describesHowATableOfAnotherShapeDiffers() {
    String other = "Other-" + UUID.randomUUID();
    client.createTable(create ->
        create
            .tableName(other)
            .billingMode("PAY_PER_REQUEST")
            .attributeDefinitions(
                AttributeDefinition.builder().attributeName("name").attributeType("S").build())
            .keySchema(KeySchemaElement.builder().attributeName("name").keyType("HASH").build()));
    AccountTable table = new AccountTable(client, other, AccountTable.Endpoint.OVERRIDDEN);
    var refusal = assertThrows(RefusedException.class, () -> table.ensure(Duration.ofSeconds(20)));
    assertEquals(ErrorCode.RESOURCE_DIFFERS, refusal.code());
    for (String difference : List.of("key is name, not Name", "AddressIndex", "ListIndex")) {
      assertTrue(refusal.sentence().contains(difference), refusal.sentence());
    }
  }
}

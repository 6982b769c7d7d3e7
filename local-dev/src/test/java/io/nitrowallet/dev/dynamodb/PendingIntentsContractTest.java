package io.nitrowallet.dev.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbPendingIntents;
import io.nitrowallet.aws.dynamodb.IntentTable;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.PendingIntent.State;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.domain.port.out.PendingIntents;
import io.nitrowallet.requester.intents.PendingIntentsContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// What {@link PendingIntents} promises, held against a real database.
@ExtendWith(DynamoDbLocal.class)
class PendingIntentsContractTest extends PendingIntentsContract {
  private final DynamoDbLocal.Server server;
  private final DynamoDbClient client;
  private final String table = "Intents-" + UUID.randomUUID();
  private final PendingIntents intents;

  PendingIntentsContractTest(DynamoDbLocal.Server server) {
    this.server = server;
    this.client = server.client();
    this.intents = new DynamoDbPendingIntents(client, table);
  }

  @BeforeEach
  void createTable() {
    assertTrue(table().ensure(Duration.ofSeconds(20)).created());
  }

  @AfterEach
  void close() {
    client.close();
  }

  private IntentTable table() {
    return new IntentTable(client, table, AccountTable.Endpoint.OVERRIDDEN);
  }

  @Override
  protected PendingIntents intents() {
    return intents;
  }

  private static Map<String, AttributeValue> key(PendingIntent intent) {
    return Map.of("Id", AttributeValue.fromS(intent.slip().id().toString()));
  }

  @Test
  void creatingTheTableAgainChangesNothingAndWhatExpiredIsForgotten() {
    intents.insert(intent(1, TREASURY, 60));
    assertFalse(table().ensure(Duration.ofSeconds(20)).created());
    assertTrue(intents.find(intent(1, TREASURY, 60).slip().id()).isPresent());
    var ttl = client.describeTimeToLive(ask -> ask.tableName(table)).timeToLiveDescription();
    assertEquals(TimeToLiveStatus.ENABLED, ttl.timeToLiveStatus());
    assertEquals("Expires", ttl.attributeName());
  }

  @Test
  void keepsNumbersAsNumbersAndAllElseAsText() {
    PendingIntent intent = intents.insert(intent(1, TREASURY, 60));
    var item = client.getItem(get -> get.tableName(table).key(key(intent))).item();
    String expires = Long.toString(intent.slip().expires().getEpochSecond());
    assertEquals(AttributeValue.fromN(expires), item.get("Expires"));
    assertEquals(AttributeValue.fromN("1"), item.get("Revision"));
    assertEquals(AttributeValue.fromS("PENDING"), item.get("State"));
    assertEquals(AttributeValue.fromS("treasury"), item.get("Account"));
  }

  @Test
  void describesHowATableOfAnotherShapeDiffers() {
    String accounts = "Accounts-" + UUID.randomUUID();
    new AccountTable(client, accounts, AccountTable.Endpoint.OVERRIDDEN)
        .ensure(Duration.ofSeconds(20));
    IntentTable wrong = new IntentTable(client, accounts, AccountTable.Endpoint.OVERRIDDEN);
    var refusal = assertThrows(RefusedException.class, () -> wrong.ensure(Duration.ofSeconds(20)));
    assertEquals(ErrorCode.RESOURCE_DIFFERS, refusal.code());
    assertTrue(refusal.sentence().contains("key is Name, not Id"), refusal.sentence());
    assertTrue(refusal.sentence().contains("StateIndex is missing"), refusal.sentence());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void settlesAChangeWhoseAnswerWasLostByReadingItBack(int losses) {
    PendingIntent first = intents.insert(intent(1, TREASURY, 60));
    PendingIntent second = first.with(Verdict.APPROVAL, by("bob"));
    try (DynamoDbClient lossy = server.client(new LossyHttp(losses, true))) {
      new DynamoDbPendingIntents(lossy, table).update(second);
    }
    assertEquals(Optional.of(second), intents.find(first.slip().id()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void settlesAnInsertWhoseAnswerWasLostByReadingItBack(int losses) {
    PendingIntent intent = intent(1, TREASURY, 60);
    try (DynamoDbClient lossy = server.client(new LossyHttp(losses, true))) {
      assertEquals(intent, new DynamoDbPendingIntents(lossy, table).insert(intent));
    }
  }

  @Test
  void saysSoWhereTheChangeNeverArrived() {
    PendingIntent first = intents.insert(intent(1, TREASURY, 60));
    PendingIntent second = first.with(Verdict.APPROVAL, by("bob"));
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, false))) {
      var refusal =
          assertThrows(
              RefusedException.class,
              () -> new DynamoDbPendingIntents(lossy, table).update(second));
      assertEquals(ErrorCode.UNAVAILABLE, refusal.code());
    }
    assertEquals(Optional.of(first), intents.find(first.slip().id()));
  }

  @Test
  void doesNotTakeAnothersChangeForItsOwnLostOne() {
    PendingIntent first = intents.insert(intent(1, TREASURY, 60));
    intents.update(first.with(Verdict.APPROVAL, by("carol")));
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, true))) {
      var refusal =
          assertThrows(
              RefusedException.class,
              () ->
                  new DynamoDbPendingIntents(lossy, table)
                      .update(first.with(Verdict.APPROVAL, by("bob"))));
      assertEquals(ErrorCode.INTENT_CHANGED, refusal.code());
    }
  }

  @Test
  void keepsAListingWholeAroundMalformedRows() {
    PendingIntent good = intents.insert(intent(1, TREASURY, 60));
    PendingIntent bad = intents.insert(intent(2, TREASURY, 30));
    Map<String, AttributeValue> item =
        new HashMap<>(client.getItem(get -> get.tableName(table).key(key(bad))).item());
    item.put("Approvals", AttributeValue.fromBool(true));
    client.putItem(put -> put.tableName(table).item(item));
    for (String hostile : List.of("../x", " [31m", "0-0-0-0-1", "~".repeat(900))) {
      client.putItem(put ->
          put.tableName(table)
              .item(
                  Map.of(
                      "Id", AttributeValue.fromS(hostile),
                      "State", AttributeValue.fromS("PENDING"),
                      "Expires", AttributeValue.fromN(Long.toString(NOW.getEpochSecond() + 100)))));
    }
    for (int limit = 1; limit <= 7; limit++) {
      int readable = 0;
      int unreadable = 0;
      Optional<PendingIntents.Mark> after = Optional.empty();
      do {
        var page =
            intents.list(
                new PendingIntents.Query(State.Word.PENDING, Optional.empty(), NOW, limit, after));
        readable += page.intents().size();
        unreadable += page.unreadable();
        after = page.next();
      } while (after.isPresent());
      assertEquals(1, readable, "limit " + limit);
      assertEquals(5, unreadable, "limit " + limit);
    }
    assertEquals(Optional.of(good), intents.find(good.slip().id()));
    assertEquals(
        ErrorCode.INVALID_ROW,
        assertThrows(RefusedException.class, () -> intents.find(bad.slip().id())).code());
  }

  @Test
  void saysThatTheTableIsMissing() {
    PendingIntents elsewhere = new DynamoDbPendingIntents(client, "Missing-" + UUID.randomUUID());
    for (Runnable call :
        List.<Runnable>of(
            () -> elsewhere.find(new UUID(1, 1)),
            () -> elsewhere.insert(intent(1, TREASURY, 1)),
            () -> elsewhere.update(intent(1, TREASURY, 1).signed()))) {
      assertEquals(
          ErrorCode.RESOURCE_NOT_FOUND, assertThrows(RefusedException.class, call::run).code());
    }
  }
}

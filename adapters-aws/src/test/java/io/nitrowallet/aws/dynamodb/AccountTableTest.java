package io.nitrowallet.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.dynamodb.StubDynamoDb.Answer;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AccountTableTest {
  private static final String ENABLE = "UpdateContinuousBackups";
  private static final String ACTIVE =
      """
      {"Table":{"TableName":"AccountTable","TableStatus":"ACTIVE","TableArn":"arn",
       "DeletionProtectionEnabled":true,
       "AttributeDefinitions":[
        {"AttributeName":"Name","AttributeType":"S"},
        {"AttributeName":"Address","AttributeType":"S"},
        {"AttributeName":"Kind","AttributeType":"S"}],
       "KeySchema":[{"AttributeName":"Name","KeyType":"HASH"}],
       "GlobalSecondaryIndexes":[
        {"IndexName":"AddressIndex","IndexStatus":"ACTIVE",
         "KeySchema":[{"AttributeName":"Address","KeyType":"HASH"}]},
        {"IndexName":"ListIndex","IndexStatus":"ACTIVE",
         "KeySchema":[{"AttributeName":"Kind","KeyType":"HASH"},
                      {"AttributeName":"Name","KeyType":"RANGE"}]}]}}
      """;
  private static final String UNPROTECTED =
      """
      {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",
       "PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}
      """;

  private final AtomicInteger refusals = new AtomicInteger();

  /// A service that is not ready to recover a table the first so many times.
  private StubDynamoDb service(int notReady) {
    refusals.set(notReady);
    return new StubDynamoDb(operation ->
        switch (operation) {
          case "DescribeTable" -> Answer.ok(ACTIVE);
          case ENABLE ->
              refusals.getAndDecrement() > 0
                  ? Answer.fault(400, "ContinuousBackupsUnavailableException")
                  : Answer.ok("{}");
          default -> Answer.ok(UNPROTECTED);
        });
  }

  private static AccountTable.Ensured ensure(StubDynamoDb service, Duration patience) {
    try (var client = service.client()) {
      return new AccountTable(client, "AccountTable", AccountTable.Endpoint.AWS).ensure(patience);
    }
  }

  @Test
  void waitsUntilAYoungTableCanBeMadeRecoverable() {
    try (StubDynamoDb service = service(2)) {
      assertEquals(List.of(), ensure(service, Duration.ofSeconds(10)).warnings());
      assertEquals(3, Collections.frequency(service.calls(), ENABLE));
    }
  }

  @Test
  void saysThatItIsToBeRunAgainWhereATableIsNotRecoverableInTime() {
    try (StubDynamoDb service = service(1000)) {
      RefusedException refusal =
          assertThrows(RefusedException.class, () -> ensure(service, Duration.ofMillis(600)));
      assertEquals(ErrorCode.UNAVAILABLE, refusal.code());
      assertTrue(refusal.sentence().contains("run this again in a minute"), refusal.sentence());
    }
  }
}

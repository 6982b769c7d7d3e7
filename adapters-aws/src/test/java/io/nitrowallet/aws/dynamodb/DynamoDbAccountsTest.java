package io.nitrowallet.aws.dynamodb;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.dynamodb.StubDynamoDb.Answer;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DynamoDbAccountsTest {
  private static final AccountName NAME = new AccountName("treasury");
  private static final Account ACCOUNT = account();
  private static final Answer LOST = Answer.fault(500, "InternalServerError");
  private static final Answer DENIED = Answer.fault(400, "AccessDeniedException");
  private static final Answer ABSENT = Answer.ok("{}");

  private static Account account() {
    byte[] scalar = new byte[32];
    scalar[31] = 1;
    try (PrivateKey key = PrivateKey.adopt(SecretBytes.adopt(scalar))) {
      return new Account(
          NAME,
          key.publicKey(),
          AccountPolicy.OPEN,
          Instant.EPOCH,
          Bytes.ofHex("03"),
          new Sealing(
              new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/1234abcd"),
              1,
              Bytes.ofHex("01"),
              Bytes.ofHex("02")));
    }
  }

  private static Answer present() {
    return Answer.ok(
        AccountItems.encode(ACCOUNT).entrySet().stream()
            .map(column -> {
              String number = column.getValue().n();
              String text = number == null ? column.getValue().s() : number;
              return "\"%s\":{\"%s\":\"%s\"}"
                  .formatted(
                      column.getKey(), number == null ? "S" : "N", text.replace("\"", "\\\""));
            })
            .collect(joining(",", "{\"Item\":{", "}}")));
  }

  /// What reading a row refuses with.
  private static RefusedException refusal(StubDynamoDb service) {
    try (var client = service.client()) {
      return assertThrows(
          RefusedException.class, () -> new DynamoDbAccounts(client, "AccountTable").find(NAME));
    }
  }

  /// A service that answers the attempts to write in turn, and every reading alike.
  private static StubDynamoDb service(List<Answer> writes, Answer reading) {
    AtomicInteger next = new AtomicInteger();
    return new StubDynamoDb(
        operation -> operation.equals("PutItem") ? writes.get(next.getAndIncrement()) : reading);
  }

  private static void insert(StubDynamoDb service) {
    try (var client = service.client()) {
      new DynamoDbAccounts(client, "AccountTable").insert(ACCOUNT);
    }
  }

  private static RefusedException refusedInsert(List<Answer> writes, Answer reading) {
    try (StubDynamoDb service = service(writes, reading)) {
      return assertThrows(RefusedException.class, () -> insert(service));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, ExpiredTokenException, CREDENTIALS_REJECTED, 1",
    "400, UnrecognizedClientException, CREDENTIALS_REJECTED, 1",
    "400, AccessDeniedException, CREDENTIALS_REJECTED, 1",
    "400, ResourceNotFoundException, RESOURCE_NOT_FOUND, 1",
    "400, ProvisionedThroughputExceededException, UNAVAILABLE, 2",
    "400, ThrottlingException, UNAVAILABLE, 2",
    "500, InternalServerError, UNAVAILABLE, 2",
    "400, ValidationException, INTERNAL, 1",
  })
  void refusesWithWhatTheServiceSaysAndRetriesOnlyWhatMayPass(
      int status, String type, ErrorCode code, int attempts) {
    try (StubDynamoDb service = new StubDynamoDb(_ -> Answer.fault(status, type))) {
      RefusedException refusal = refusal(service);
      assertEquals(code, refusal.code());
      assertEquals(attempts, service.calls().size());
      assertFalse(refusal.sentence().contains("secret detail"), refusal.sentence());
      assertTrue(
          refusal.sentence().contains("AccountTable") || code == ErrorCode.CREDENTIALS_REJECTED);
    }
  }

  @Test
  void givesUpOnAnEndpointThatDoesNotAnswer() {
    try (StubDynamoDb service = new StubDynamoDb(_ -> Answer.NONE)) {
      assertEquals(ErrorCode.UNAVAILABLE, refusal(service).code());
    }
  }

  @Test
  void passesOnTheRefusalOfASourceOfCredentials() {
    var cause = new RefusedException(ErrorCode.CREDENTIALS_REJECTED, "there is no role");
    try (StubDynamoDb service = new StubDynamoDb(_ -> ABSENT);
        var client =
            service.client(() -> {
              throw cause;
            })) {
      RefusedException refusal =
          assertThrows(
              RefusedException.class,
              () -> new DynamoDbAccounts(client, "AccountTable").find(NAME));
      assertEquals("there is no role", refusal.sentence());
      assertEquals(List.of(), service.calls());
    }
  }

  @Test
  void findsItsOwnRowWhereALostAttemptWroteItBeforeTheRetryWasRefused() {
    try (StubDynamoDb service = service(List.of(LOST, DENIED), present())) {
      insert(service);
      assertEquals(List.of("PutItem", "PutItem", "GetItem"), service.calls());
    }
  }

  @Test
  void refusesAsTheRetryWasWhereNoAttemptWrote() {
    RefusedException refusal = refusedInsert(List.of(LOST, DENIED), ABSENT);
    assertEquals(ErrorCode.CREDENTIALS_REJECTED, refusal.code());
    assertFalse(refusal.sentence().contains("may"), refusal.sentence());
  }

  @Test
  void takesTheOnlyAttemptsRefusalForWhatItIs() {
    try (StubDynamoDb service = service(List.of(DENIED), present())) {
      assertThrows(RefusedException.class, () -> insert(service));
      assertEquals(List.of("PutItem"), service.calls());
    }
  }

  @Test
  void saysThatTheRowMayExistWhereItCannotBeReadBack() {
    for (List<Answer> writes : List.of(List.of(LOST, LOST), List.of(LOST, DENIED))) {
      RefusedException refusal = refusedInsert(writes, DENIED);
      assertEquals(ErrorCode.CREDENTIALS_REJECTED, refusal.code());
      assertTrue(refusal.sentence().contains("may exist"), refusal.sentence());
      assertTrue(refusal.sentence().contains("account verify treasury --pin"), refusal.sentence());
    }
  }
}

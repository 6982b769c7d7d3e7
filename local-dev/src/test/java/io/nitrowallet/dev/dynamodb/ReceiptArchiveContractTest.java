package io.nitrowallet.dev.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.DynamoDbReceiptArchive;
import io.nitrowallet.aws.dynamodb.ReceiptTable;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.formats.json.ReceiptLineJson;
import io.nitrowallet.requester.receipts.FileReceiptArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What {@link ReceiptArchive} promises, held against files and a real database.
@ExtendWith(DynamoDbLocal.class)
class ReceiptArchiveContractTest {
  private static final Bytes LIFE = Bytes.ofHex("a1".repeat(32));
  private static final Bytes OTHER = Bytes.ofHex("b2".repeat(32));

  @TempDir private Path folder;
  private final DynamoDbLocal.Server server;
  private final DynamoDbClient client;
  private final String table = "Receipts-" + UUID.randomUUID();

  ReceiptArchiveContractTest(DynamoDbLocal.Server server) {
    this.server = server;
    this.client = server.client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  enum Kind {
    FILE,
    DYNAMODB
  }

  private ReceiptArchive open(Kind kind) {
    return switch (kind) {
      case FILE -> new FileReceiptArchive(folder);
      case DYNAMODB -> {
        table().ensure(Duration.ofSeconds(20));
        yield new DynamoDbReceiptArchive(client, table);
      }
    };
  }

  private ReceiptTable table() {
    return new ReceiptTable(client, table, AccountTable.Endpoint.OVERRIDDEN);
  }

  private static KeptLine line(long sequence) {
    return line(sequence, "");
  }

  /// Files read the number from the line.
  private static KeptLine line(long sequence, String variant) {
    if (sequence == 0) {
      Bytes document = Bytes.copyOf(("boot" + variant).getBytes(StandardCharsets.UTF_8));
      return new KeptLine(0, ReceiptLineJson.encode(new ReceiptLine.Boot(document)));
    }
    String payload =
        """
        {"v":1,"seq":%s,"prev":"%s","time":"2026-11-26T12:00:00Z","op":"sign","account":{"name":"a%s",\
        "address":"0x0000000000000000000000000000000000000001","version":1,"policy":"%s"},\
        "decision":"refused","result":{"code":"POLICY_DENIED"}}\
        """
            .formatted(sequence, "00".repeat(32), variant, "11".repeat(32));
    DsseEnvelope envelope =
        new DsseEnvelope(
            SigningReceipt.PAYLOAD_TYPE,
            Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)),
            List.of(new DsseSignature("ed25519:x", Digests.sha256(LIFE))));
    return new KeptLine(sequence, ReceiptLineJson.encode(new ReceiptLine.Receipt(envelope)));
  }

  private static List<KeptLine> lines(long from, long to) {
    return LongStream.range(from, to).mapToObj(ReceiptArchiveContractTest::line).toList();
  }

  @ParameterizedTest
  @EnumSource
  void keepsLinesAndGivesThemBackInTheirOrder(Kind kind) {
    ReceiptArchive archive = open(kind);
    assertEquals(OptionalLong.empty(), archive.newest(LIFE));
    assertEquals(List.of(), archive.keep(LIFE, lines(0, 100)));
    assertEquals(List.of(), archive.keep(LIFE, lines(100, 150)));
    assertEquals(OptionalLong.of(149), archive.newest(LIFE));
    assertEquals(lines(0, 100), archive.page(LIFE, 0, 100));
    assertEquals(lines(100, 150), archive.page(LIFE, 100, 100));
    assertEquals(lines(9, 12), archive.page(LIFE, 9, 3));
    assertEquals(List.of(), archive.page(LIFE, 150, 100));
    assertEquals(List.of(), archive.page(OTHER, 0, 100));
  }

  @ParameterizedTest
  @EnumSource
  void keepsALineOnceHoweverOftenItComes(Kind kind) {
    ReceiptArchive archive = open(kind);
    archive.keep(LIFE, lines(0, 5));
    assertEquals(List.of(), archive.keep(LIFE, lines(0, 5)));
    assertEquals(List.of(), archive.keep(LIFE, lines(3, 8)));
    assertEquals(lines(0, 8), archive.page(LIFE, 0, 100));
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhichPlacesHoldSomethingElseAndLeavesIt(Kind kind) {
    ReceiptArchive archive = open(kind);
    archive.keep(LIFE, lines(0, 5));
    List<KeptLine> forked =
        List.of(line(0, "x"), line(2), line(3, "x"), line(4, "x"), line(5, "x"), line(6));
    assertEquals(List.of(0L, 3L, 4L), archive.keep(LIFE, forked));
    assertEquals(lines(0, 5), archive.page(LIFE, 0, 5));
    assertEquals(List.of(line(5, "x"), line(6)), archive.page(LIFE, 5, 100));
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatStandsBehindAGap(Kind kind) {
    ReceiptArchive archive = open(kind);
    archive.keep(LIFE, lines(0, 3));
    archive.keep(LIFE, lines(50, 52));
    assertEquals(OptionalLong.of(51), archive.newest(LIFE));
    assertEquals(lines(50, 52), archive.page(LIFE, 3, 100));
  }

  @ParameterizedTest
  @EnumSource
  void keepsLivesApartAndListsThemInOrder(Kind kind) {
    ReceiptArchive archive = open(kind);
    List<Bytes> lives =
        IntStream.rangeClosed(16, 40)
            .mapToObj(i -> Bytes.ofHex(Integer.toHexString(i).repeat(32)))
            .toList();
    lives.reversed().forEach(life -> archive.keep(life, lines(0, 2)));
    assertEquals(lives, archive.lives(Optional.empty(), 100));
    assertEquals(lives.subList(0, 7), archive.lives(Optional.empty(), 7));
    assertEquals(lives.subList(7, 25), archive.lives(Optional.of(lives.get(6)), 100));
    assertEquals(List.of(), archive.lives(Optional.of(lives.getLast()), 100));
    assertEquals(lines(0, 2), archive.page(lives.getFirst(), 0, 100));
  }

  @Test
  void settlesATransactionWhoseAnswerWasLost() {
    open(Kind.DYNAMODB);
    try (DynamoDbClient lossy = server.client(new LossyHttp(1, true))) {
      assertEquals(List.of(), new DynamoDbReceiptArchive(lossy, table).keep(LIFE, lines(0, 100)));
    }
    try (DynamoDbClient lossy = server.client(new LossyHttp(DynamoDbLocal.ATTEMPTS, true))) {
      var archive = new DynamoDbReceiptArchive(lossy, table);
      var refused = assertThrows(RefusedException.class, () -> archive.keep(LIFE, lines(100, 120)));
      assertEquals(ErrorCode.UNAVAILABLE, refused.code());
      assertEquals(List.of(), archive.keep(LIFE, lines(100, 120)));
    }
    assertEquals(120, open(Kind.DYNAMODB).newest(LIFE).orElse(-1) + 1);
  }

  @Test
  void givesBackAnItemThatSomebodyEmptiedBesideTheOthers() {
    ReceiptArchive archive = open(Kind.DYNAMODB);
    archive.keep(LIFE, lines(0, 3));
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "Life", AttributeValue.fromS(LIFE.hex()),
                    "Sequence", AttributeValue.fromN("1"))));
    assertEquals(
        List.of(line(0), new KeptLine(1, Bytes.EMPTY), line(2)), archive.page(LIFE, 0, 100));
  }

  @Test
  void saysWhatIsWrongWithATableOfAnotherShapeOrNone() {
    assertEquals(
        ErrorCode.RESOURCE_NOT_FOUND,
        assertThrows(
                RefusedException.class,
                () -> new DynamoDbReceiptArchive(client, table).newest(LIFE))
            .code());
    new AccountTable(client, table, AccountTable.Endpoint.OVERRIDDEN)
        .ensure(Duration.ofSeconds(20));
    var refused =
        assertThrows(RefusedException.class, () -> table().ensure(Duration.ofSeconds(20)));
    assertEquals(ErrorCode.RESOURCE_DIFFERS, refused.code());
    assertTrue(
        refused.sentence().contains("the table's key is Name, not Life, Sequence")
            && refused.sentence().contains("LifeIndex is missing"),
        refused.sentence());
  }
}

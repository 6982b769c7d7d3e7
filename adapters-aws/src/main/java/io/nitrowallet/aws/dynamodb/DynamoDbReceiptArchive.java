package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The receipts of one DynamoDB table, as {@link ReceiptTable} makes it. Thread-safe; the client is
/// the caller's and stays open.
///
/// A page of lines is written in one transaction of conditional puts. Where that is cancelled,
/// since a place is taken, each line is put by itself, and those whose place is taken are compared.
public final class DynamoDbReceiptArchive implements ReceiptArchive {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
  private static final String ABSENT = "attribute_not_exists(Life)";

  private final DynamoDbClient client;
  private final String table;
  private final TableFault faults;

  /// @param client built with deadlines for each call
  public DynamoDbReceiptArchive(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.faults = new TableFault(table);
  }

  @Override
  public OptionalLong newest(Bytes life) {
    return query(life, request -> request.scanIndexForward(false).limit(1)).stream()
        .mapToLong(ReceiptItems::sequence)
        .findFirst();
  }

  @Override
  public List<Long> keep(Bytes life, List<KeptLine> lines) {
    try {
      client.transactWriteItems(
          write -> write.transactItems(lines.stream().map(line -> put(life, line)).toList()));
      return List.of();
    } catch (TransactionCanceledException _) {
      return keepOneByOne(life, lines);
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  private TransactWriteItem put(Bytes life, KeptLine line) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(ReceiptItems.encode(life, line))
            .conditionExpression(ABSENT)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private List<Long> keepOneByOne(Bytes life, List<KeptLine> lines) {
    List<Long> contradicted = new ArrayList<>();
    for (KeptLine line : lines) {
      Map<String, AttributeValue> item = ReceiptItems.encode(life, line);
      try {
        client.putItem(put -> put.tableName(table).item(item).conditionExpression(ABSENT));
      } catch (ConditionalCheckFailedException _) {
        if (!item.equals(read(item))) {
          contradicted.add(line.sequence());
        }
      } catch (SdkException e) {
        throw faults.refusal(e);
      }
    }
    return List.copyOf(contradicted);
  }

  private Map<String, AttributeValue> read(Map<String, AttributeValue> item) {
    try {
      return client
          .getItem(get -> get.tableName(table).key(ReceiptItems.keyOf(item)).consistentRead(true))
          .item();
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  @Override
  public List<KeptLine> page(Bytes life, long from, int limit) {
    return query(life, request -> from(request, life, from).limit(limit)).stream()
        .map(ReceiptItems::decode)
        .toList();
  }

  private static QueryRequest.Builder from(QueryRequest.Builder request, Bytes life, long from) {
    return request
        .keyConditionExpression("Life = :life AND #sequence >= :from")
        .expressionAttributeNames(Map.of("#sequence", ReceiptTable.SEQUENCE))
        .expressionAttributeValues(
            Map.of(
                ":life", AttributeValue.fromS(life.hex()),
                ":from", AttributeValue.fromN(Long.toString(from))));
  }

  private List<Map<String, AttributeValue>> query(Bytes life, Consumer<QueryRequest.Builder> more) {
    try {
      return client
          .query(request ->
              more.accept(
                  request
                      .tableName(table)
                      .consistentRead(true)
                      .keyConditionExpression("Life = :life")
                      .expressionAttributeValues(
                          Map.of(":life", AttributeValue.fromS(life.hex())))))
          .items();
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  @Override
  public List<Bytes> lives(Optional<Bytes> after, int limit) {
    try {
      return client
          .query(request -> {
            request
                .tableName(table)
                .indexName(ReceiptTable.LIFE_INDEX)
                .keyConditionExpression("Kind = :kind AND Life > :after")
                .expressionAttributeValues(
                    Map.of(
                        ":kind", AttributeValue.fromS(ReceiptTable.LIFE_KIND),
                        ":after", AttributeValue.fromS(after.map(Bytes::hex).orElse("-"))))
                .limit(limit);
          })
          .items()
          .stream()
          .map(item -> Objects.requireNonNull(item.get(ReceiptTable.LIFE)).s())
          .map(DynamoDbReceiptArchive::fingerprint)
          .toList();
    } catch (SdkException e) {
      throw faults.refusal(e);
    }
  }

  private static Bytes fingerprint(String text) {
    if (!FINGERPRINT.matcher(text).matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW,
          "the table of receipts holds a life whose name is malformed: find out who wrote it");
    }
    return Bytes.ofHex(text);
  }
}

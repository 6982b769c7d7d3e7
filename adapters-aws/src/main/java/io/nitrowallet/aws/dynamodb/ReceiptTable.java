package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.aws.dynamodb.AccountTable.Endpoint;
import io.nitrowallet.aws.dynamodb.AccountTable.Ensured;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/// The table of receipts: partition key `Life`, sort key `Sequence` (0 is the boot document), with
/// the protections of {@link AccountTable}.
public final class ReceiptTable {
  /// Lists lives: `Kind`, `Life`. Boot documents alone have a `Kind`, so that it holds nothing
  /// else.
  public static final String LIFE_INDEX = "LifeIndex";

  /// The fingerprint of a life's identity, 64 lower-case hex digits.
  static final String LIFE = "Life";

  /// The receipt's number.
  static final String SEQUENCE = "Sequence";

  /// The line as files hold it, too.
  static final String LINE = "Line";

  static final String KIND = "Kind";
  static final String LIFE_KIND = "life";

  private final TableCreation creation;

  /// @param client built with deadlines for each call; the caller's, and stays open
  /// @param endpoint whether protections that the endpoint lacks are an error or a warning
  public ReceiptTable(DynamoDbClient client, String table, Endpoint endpoint) {
    this.creation = new TableCreation(client, request(table), endpoint);
  }

  /// Makes sure that the table exists, is protected and serves.
  ///
  /// @throws RefusedException as {@link AccountTable#ensure} does
  public Ensured ensure(Duration patience) {
    return creation.ensure(patience);
  }

  private static CreateTableRequest request(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute(LIFE, ScalarAttributeType.S),
            attribute(SEQUENCE, ScalarAttributeType.N),
            attribute(KIND, ScalarAttributeType.S))
        .keySchema(key(LIFE, KeyType.HASH), key(SEQUENCE, KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(LIFE_INDEX)
                .keySchema(key(KIND, KeyType.HASH), key(LIFE, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .deletionProtectionEnabled(true)
        .sseSpecification(encryption -> encryption.enabled(true).sseType(SSEType.KMS))
        .tags(tag("app", "nitro-wallet"), tag("custody", "true"))
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}

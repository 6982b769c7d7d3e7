package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.formats.json.PendingIntentColumns;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Pending intents as DynamoDB's items: `Expires` and `Revision` are numbers, every other column a
/// string.
final class IntentItems {
  private static final Set<String> NUMBERS =
      Set.of(PendingIntentColumns.EXPIRES, PendingIntentColumns.REVISION);

  private IntentItems() {}

  static Map<String, AttributeValue> encode(PendingIntent intent) {
    Map<String, AttributeValue> item = new HashMap<>();
    PendingIntentColumns.encode(intent)
        .forEach((column, text) -> item.put(column, value(column, text)));
    return item;
  }

  static AttributeValue value(String column, String text) {
    return NUMBERS.contains(column) ? AttributeValue.fromN(text) : AttributeValue.fromS(text);
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if a column is missing, malformed
  ///   or of another type
  static PendingIntent decode(Map<String, AttributeValue> item) {
    Map<String, String> columns = new HashMap<>();
    item.forEach((column, value) -> {
      String text = NUMBERS.contains(column) ? value.n() : value.s();
      if (text != null) {
        columns.put(column, text);
      }
    });
    return PendingIntentColumns.decode(columns);
  }
}

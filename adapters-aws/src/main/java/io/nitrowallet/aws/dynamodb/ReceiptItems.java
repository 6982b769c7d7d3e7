package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the table of receipts. What a line says is the auditor's to read; here it is only
/// carried.
final class ReceiptItems {
  private ReceiptItems() {}

  static Map<String, AttributeValue> encode(Bytes life, KeptLine line) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(ReceiptTable.LIFE, AttributeValue.fromS(life.hex()));
    item.put(ReceiptTable.SEQUENCE, AttributeValue.fromN(Long.toString(line.sequence())));
    item.put(
        ReceiptTable.LINE,
        AttributeValue.fromS(new String(line.text().toArray(), StandardCharsets.UTF_8)));
    if (line.sequence() == 0) {
      item.put(ReceiptTable.KIND, AttributeValue.fromS(ReceiptTable.LIFE_KIND));
    }
    return item;
  }

  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of(
        ReceiptTable.LIFE, attribute(item, ReceiptTable.LIFE),
        ReceiptTable.SEQUENCE, attribute(item, ReceiptTable.SEQUENCE));
  }

  /// An item without a line has an empty one, which is no receipt: others stay readable beside it.
  static KeptLine decode(Map<String, AttributeValue> item) {
    Bytes text =
        Optional.ofNullable(item.get(ReceiptTable.LINE))
            .flatMap(line -> Optional.ofNullable(line.s()))
            .flatMap(Utf8::encode)
            .orElse(Bytes.EMPTY);
    return new KeptLine(sequence(item), text);
  }

  /// The table's key makes it a number; one of ours has no fraction.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if no receipt has it
  static long sequence(Map<String, AttributeValue> item) {
    try {
      return Long.parseLong(attribute(item, ReceiptTable.SEQUENCE).n());
    } catch (NumberFormatException _) {
      throw refused("an item of the table of receipts has a number that no receipt has");
    }
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw refused("an item of the table of receipts lacks '%s'".formatted(name));
    }
    return value;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_ROW, sentence);
  }
}

package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A row as a JSON object: the columns of {@link AccountColumns} as members, all strings but
/// `Version`, which is a number.
public final class AccountJson {
  private AccountJson() {}

  /// The row of `account`.
  public static ObjectNode encode(Account account) {
    ObjectNode row = StrictJson.object();
    AccountColumns.encode(account).forEach(row::put);
    return row.put(AccountColumns.VERSION, account.sealing().version());
  }

  /// The account that `row` states; members that are no columns are ignored, as in {@link
  /// AccountColumns#decode}.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW}, naming the column, if a member is
  ///   missing or malformed; with {@link ErrorCode#ADDRESS_MISMATCH} if `Address` is not the
  ///   address of `PublicKey`
  public static Account decode(JsonNode row) {
    JsonObject members = JsonObject.of(row, ErrorCode.INVALID_ROW, "the account's row");
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : AccountColumns.ALL) {
      JsonValue value = members.require(column);
      columns.put(
          column,
          column.equals(AccountColumns.VERSION) ? Long.toString(value.integer()) : value.text());
    }
    for (String column : AccountColumns.CHANGED) {
      members.find(column).ifPresent(value -> columns.put(column, value.text()));
    }
    return AccountColumns.decode(columns);
  }
}

package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.AccountColumns;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The content of `generateResponse`, `importResponse`, `migrateResponse`, `updatePolicyResponse`
/// and `resealResponse`: the seed's three members, then ours. Each is a column of the row, with a
/// small initial, but for the signed result.
final class NewAccountJson {
  private static final List<String> COLUMNS =
      List.of(
          AccountColumns.ENCRYPTED_PRIVATE_KEY,
          AccountColumns.ADDRESS,
          AccountColumns.ENCRYPTED_DATA_KEY,
          AccountColumns.KEY_ID,
          AccountColumns.NAME,
          AccountColumns.PUBLIC_KEY,
          AccountColumns.VERSION,
          AccountColumns.CREATED_AT,
          AccountColumns.POLICY,
          AccountColumns.BIRTH_CERTIFICATE);

  private NewAccountJson() {}

  static ObjectNode encode(Account account, DsseEnvelope signedResult) {
    Map<String, String> columns = AccountColumns.encode(account);
    ObjectNode content = StrictJson.object();
    for (String column : COLUMNS) {
      if (column.equals(AccountColumns.VERSION)) {
        content.put(member(column), account.sealing().version());
      } else {
        content.put(member(column), columns.get(column));
      }
    }
    for (String column : AccountColumns.CHANGED) {
      if (columns.containsKey(column)) {
        content.put(member(column), columns.get(column));
      }
    }
    return SignedResultJson.put(content, signedResult);
  }

  /// @throws RefusedException with {@link ErrorCode#REPLY_REFUSED}
  static Account decode(JsonObject content) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(AccountColumns.KIND, AccountColumns.ACCOUNT_KIND);
    for (String column : COLUMNS) {
      JsonValue value = content.require(member(column));
      columns.put(
          column,
          column.equals(AccountColumns.VERSION) ? Long.toString(value.integer()) : value.text());
    }
    for (String column : AccountColumns.CHANGED) {
      content.find(member(column)).ifPresent(value -> columns.put(column, value.text()));
    }
    try {
      return AccountColumns.decode(columns);
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED, "the enclave's new account is malformed: " + e.sentence(), e);
    }
  }

  private static String member(String column) {
    return Character.toLowerCase(column.charAt(0)) + column.substring(1);
  }
}

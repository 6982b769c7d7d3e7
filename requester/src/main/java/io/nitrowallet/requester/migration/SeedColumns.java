package io.nitrowallet.requester.migration;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.migration.SeedRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The columns of one row of an earlier project, whichever way it spelled their names (the table in
/// docs/seed.md): `EncryptedPrivateKey`, `encryptedPrivateKey` and `encrypted_private_key` are one.
final class SeedColumns {
  private static final String ALIAS = "alias/";

  private final Map<String, String> columns;

  private SeedColumns(Map<String, String> columns) {
    this.columns = columns;
  }

  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if two columns differ in spelling
  ///   alone
  static SeedColumns of(Map<String, String> row) {
    Map<String, String> columns = new HashMap<>();
    row.forEach((name, text) -> {
      if (columns.put(name.toLowerCase(Locale.ROOT).replace("_", ""), text) != null) {
        throw malformed("two of its columns have one name, but for its spelling");
      }
    });
    return new SeedColumns(columns);
  }

  /// What the row calls its account, for people; it may be no name of ours.
  String label() {
    return text("name").or(() -> text("walletname")).or(() -> text("keyid")).orElse("(no name)");
  }

  /// The row as one that `key` opens.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW} if it is of no format that is
  ///   known; with {@link ErrorCode#KEY_NOT_ALLOWED} if it says that another KMS key wrapped it
  OldRow read(KeyArn key) {
    return text("ciphertext").isPresent() ? ofKms(key) : ofDataKey(key);
  }

  /// There `key_id` is the row's own name.
  private OldRow ofKms(KeyArn key) {
    Bytes wrapped = base64("ciphertext");
    return new OldRow(
        new AccountName(label()),
        new SeedRow(SeedFormat.KMS, key, address(), wrapped, Bytes.EMPTY));
  }

  private OldRow ofDataKey(KeyArn key) {
    requireWrappedBy(key);
    Bytes sealed = base64("encryptedprivatekey");
    SeedFormat format =
        Arrays.stream(SeedFormat.values())
            .filter(it -> it != SeedFormat.KMS && it.seals(sealed.length()))
            .findFirst()
            .orElseThrow(() ->
                malformed(
                    "no project that is known sealed a key into %s bytes"
                        .formatted(sealed.length())));
    return new OldRow(
        new AccountName(label()),
        new SeedRow(format, key, address(), base64("encrypteddatakey"), sealed));
  }

  /// What an alias stands for is KMS's to know: it refuses if that is not `key`.
  private void requireWrappedBy(KeyArn key) {
    String named = text("keyid").orElse(key.value());
    boolean same = named.equals(key.value()) || named.equals(key.keyId());
    if (!same && !named.contains(ALIAS)) {
      throw new RefusedException(
          ErrorCode.KEY_NOT_ALLOWED,
          "it is of another KMS key: run this again with that one as --seed-key");
    }
  }

  private Address address() {
    return text("address").map(Address::parse).orElseGet(this::addressOfPublicKey);
  }

  /// The first Python example kept the public key's coordinates in its stead.
  private Address addressOfPublicKey() {
    String digits = required("publickey");
    String point = digits.length() == 2 * (PublicKey.LENGTH - 1) ? "04" + digits : digits;
    try {
      return new PublicKey(Bytes.ofHex(point)).address();
    } catch (IllegalArgumentException e) {
      throw malformed("its public key is malformed", e);
    }
  }

  /// Go left out the padding, Python broke the lines.
  private Bytes base64(String column) {
    String text = required(column).replace("\n", "");
    try {
      return Bytes.ofBase64(text + "=".repeat((4 - text.length() % 4) % 4));
    } catch (IllegalArgumentException e) {
      throw malformed("its column %s is no base64".formatted(column), e);
    }
  }

  private String required(String column) {
    return text(column).orElseThrow(() -> malformed("it has no column " + column));
  }

  private Optional<String> text(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  private static RefusedException malformed(String sentence) {
    return new RefusedException(ErrorCode.INVALID_ROW, sentence);
  }

  private static RefusedException malformed(String sentence, Throwable cause) {
    return new RefusedException(ErrorCode.INVALID_ROW, sentence, cause);
  }
}

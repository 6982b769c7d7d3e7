package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.BirthTerms;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// A row of `AccountTable` as columns of text (protocol.md §3): the neutral form between JSON and
/// the database. Each value has one form only, so that equal rows have equal columns.
public final class AccountColumns {
  /// The partition key.
  public static final String NAME = "Name";

  /// The KMS key's ARN.
  public static final String KEY_ID = "KeyId";

  /// The envelope, base64.
  public static final String ENCRYPTED_PRIVATE_KEY = "EncryptedPrivateKey";

  /// The EIP-55 address, the key of `AddressIndex`.
  public static final String ADDRESS = "Address";

  /// The wrapped data key, base64.
  public static final String ENCRYPTED_DATA_KEY = "EncryptedDataKey";

  /// The row's version in decimal: a number in the database and in JSON.
  public static final String VERSION = "Version";

  /// ISO-8601 in UTC, to the second.
  public static final String CREATED_AT = "CreatedAt";

  /// The uncompressed public key: 130 lower-case hex digits.
  public static final String PUBLIC_KEY = "PublicKey";

  /// The policy text.
  public static final String POLICY = "Policy";

  /// The attestation document of the birth, base64.
  public static final String BIRTH_CERTIFICATE = "BirthCertificate";

  /// The KMS key's ARN at birth; only where that, or the policy, was another.
  public static final String BIRTH_KEY_ID = "BirthKeyId";

  /// The hash of the policy at birth, 64 lower-case hex digits; beside {@link #BIRTH_KEY_ID}.
  public static final String BIRTH_POLICY = "BirthPolicy";

  /// The partition key of `ListIndex`.
  public static final String KIND = "Kind";

  /// What {@link #KIND} says of every account.
  public static final String ACCOUNT_KIND = "account";

  /// The columns that every row has.
  public static final Set<String> ALL =
      Set.of(
          NAME,
          KEY_ID,
          ENCRYPTED_PRIVATE_KEY,
          ADDRESS,
          ENCRYPTED_DATA_KEY,
          VERSION,
          CREATED_AT,
          PUBLIC_KEY,
          POLICY,
          BIRTH_CERTIFICATE,
          KIND);

  /// The columns that only a changed row has.
  public static final Set<String> CHANGED = Set.of(BIRTH_KEY_ID, BIRTH_POLICY);

  private AccountColumns() {}

  /// The columns of `account`, in the order of the table's documentation.
  public static SequencedMap<String, String> encode(Account account) {
    Sealing sealing = account.sealing();
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    columns.put(KEY_ID, sealing.keyArn().value());
    columns.put(NAME, account.name().value());
    columns.put(ENCRYPTED_PRIVATE_KEY, sealing.encryptedPrivateKey().base64());
    columns.put(ADDRESS, account.address().checksummed());
    columns.put(ENCRYPTED_DATA_KEY, sealing.encryptedDataKey().base64());
    columns.put(VERSION, Long.toString(sealing.version()));
    columns.put(CREATED_AT, account.createdAt().toString());
    columns.put(PUBLIC_KEY, account.publicKey().uncompressed().hex());
    columns.put(POLICY, account.policy().value());
    columns.put(BIRTH_CERTIFICATE, account.birthCertificate().base64());
    if (!account.isAsBorn()) {
      columns.put(BIRTH_KEY_ID, account.birthTerms().keyArn().value());
      columns.put(BIRTH_POLICY, account.birthTerms().policyHash().hex());
    }
    columns.put(KIND, ACCOUNT_KIND);
    return columns;
  }

  /// The account that the columns state. Further columns are ignored: during a rollout a newer
  /// version may have written them, and what decides trust is bound into the envelope.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_ROW}, naming the column, if one is
  ///   missing or malformed; with {@link ErrorCode#ADDRESS_MISMATCH} if `Address` is not the
  ///   address of `PublicKey`
  public static Account decode(Map<String, String> columns) {
    ColumnReader reader = new ColumnReader(columns);
    reader.requireText(KIND, ACCOUNT_KIND);
    PublicKey publicKey = reader.publicKey(PUBLIC_KEY);
    requireAddressOf(publicKey, reader.address(ADDRESS));
    PolicyText policy = reader.read(POLICY, PolicyText::new);
    Sealing sealing =
        new Sealing(
            reader.read(KEY_ID, KeyArn::new),
            reader.version(VERSION),
            reader.base64(ENCRYPTED_DATA_KEY),
            reader.base64(ENCRYPTED_PRIVATE_KEY));
    return new Account(
        reader.read(NAME, AccountName::new),
        publicKey,
        policy,
        reader.instant(CREATED_AT),
        reader.base64(BIRTH_CERTIFICATE),
        birthTerms(columns, reader, policy, sealing),
        sealing);
  }

  private static BirthTerms birthTerms(
      Map<String, String> columns, ColumnReader reader, PolicyText policy, Sealing sealing) {
    BirthTerms current = new BirthTerms(sealing.keyArn(), policy.hash());
    if (!columns.containsKey(BIRTH_KEY_ID) && !columns.containsKey(BIRTH_POLICY)) {
      return current;
    }
    BirthTerms stated =
        new BirthTerms(reader.read(BIRTH_KEY_ID, KeyArn::new), reader.hash(BIRTH_POLICY));
    if (stated.equals(current)) {
      throw new RefusedException(
          ErrorCode.INVALID_ROW, "the row states terms of its birth that nothing has changed");
    }
    return stated;
  }

  private static void requireAddressOf(PublicKey publicKey, Address stated) {
    if (!stated.equals(publicKey.address())) {
      throw new RefusedException(
          ErrorCode.ADDRESS_MISMATCH, "the row's Address is not the address of its PublicKey");
    }
  }
}

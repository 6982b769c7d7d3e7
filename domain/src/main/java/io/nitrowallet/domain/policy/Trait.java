package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TransactionType;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a transaction or user operation is, by the words of a rule's `types`.
public enum Trait {
  /// A transaction of the original type, for one chain.
  LEGACY(TransactionType.LEGACY.wireName()),
  /// A transaction of type 1.
  ACCESS_LIST(TransactionType.ACCESS_LIST.wireName()),
  /// A transaction of type 2.
  DYNAMIC_FEE(TransactionType.DYNAMIC_FEE.wireName()),
  /// A transaction of type 3.
  BLOB(TransactionType.BLOB.wireName()),
  /// A transaction without a recipient, a user operation with `initCode`, or one as typed data.
  CREATE("create"),
  /// A transaction of type 4, which makes code act for accounts.
  SET_CODE(TransactionType.SET_CODE.wireName()),
  /// A transaction of the original type that is valid on every chain.
  LEGACY_UNPROTECTED(TransactionType.LEGACY_UNPROTECTED.wireName());

  private final String wireName;

  Trait(String wireName) {
    this.wireName = wireName;
  }

  /// The traits that no rule allows without naming them.
  public static Set<Trait> byNameOnly() {
    return EnumSet.of(CREATE, SET_CODE, LEGACY_UNPROTECTED);
  }

  /// The trait that is called `wireName`.
  public static Optional<Trait> named(String wireName) {
    return Arrays.stream(values()).filter(trait -> trait.wireName.equals(wireName)).findFirst();
  }

  /// Its word.
  public String wireName() {
    return wireName;
  }

  /// What `signable` is; absent where it is a thing that has no types.
  static Optional<Set<Trait>> of(Signable signable) {
    return switch (signable) {
      case UnsignedTransaction transaction -> {
        Set<Trait> traits = EnumSet.of(of(transaction.type()));
        if (transaction.payment().to().isEmpty()) {
          traits.add(CREATE);
        }
        yield Optional.of(traits);
      }
      case UserOperation operation ->
          Optional.of(operation.initCode().length() > 0 ? Set.of(CREATE) : Set.of());
      case TypedMessage(var data) when data.isUserOperation() -> Optional.of(Set.of(CREATE));
      case PersonalMessage _, TypedMessage _, Authorization _, BareDigest _ -> Optional.empty();
    };
  }

  private static Trait of(TransactionType type) {
    return switch (type) {
      case LEGACY -> LEGACY;
      case LEGACY_UNPROTECTED -> LEGACY_UNPROTECTED;
      case ACCESS_LIST -> ACCESS_LIST;
      case DYNAMIC_FEE -> DYNAMIC_FEE;
      case BLOB -> BLOB;
      case SET_CODE -> SET_CODE;
    };
  }
}

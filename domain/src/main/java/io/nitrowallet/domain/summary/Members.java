package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/// The members of a struct whose {@link Shape} was found to fit, so that each is there and of its
/// type.
record Members(Structure structure) {
  Address address(String name) {
    return get(name, TypedValue.Account.class).value();
  }

  BigInteger number(String name) {
    return get(name, TypedValue.Whole.class).value();
  }

  boolean flag(String name) {
    return get(name, TypedValue.Flag.class).value();
  }

  Bytes bytes(String name) {
    return get(name, TypedValue.Octets.class).value();
  }

  Members members(String name) {
    return new Members(get(name, Structure.class));
  }

  List<Members> list(String name) {
    return get(name, TypedValue.Sequence.class).elements().stream()
        .map(each -> new Members((Structure) each))
        .toList();
  }

  private <V extends TypedValue> V get(String name, Class<V> type) {
    return type.cast(Objects.requireNonNull(structure.members().get(name)));
  }
}

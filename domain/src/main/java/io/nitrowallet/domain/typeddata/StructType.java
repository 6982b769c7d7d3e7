package io.nitrowallet.domain.typeddata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A struct: its name and its members in their order.
public record StructType(String name, List<Member> members) {
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TYPED_DATA` if the name is
  ///   no identifier or that of an atomic type, or two members share a name
  public StructType {
    members = List.copyOf(members);
    FieldTypeParser.requireIdentifier(name);
    if (FieldTypeParser.atomic(name).isPresent()) {
      throw TypedData.refused("a struct bears the name of an atomic type");
    }
    Set<String> names = new HashSet<>();
    if (!members.stream().map(Member::name).allMatch(names::add)) {
      throw TypedData.refused("the struct '%s' has two members of one name".formatted(name));
    }
  }

  /// `Name(type1 name1,type2 name2)`.
  String text() {
    return members.stream()
        .map(member -> member.type().text() + " " + member.name())
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  /// A member.
  public record Member(String name, FieldType type) {
    /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TYPED_DATA` if the name
    ///   is no identifier
    public Member {
      FieldTypeParser.requireIdentifier(name);
    }
  }
}

package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.typeddata.FieldType;
import io.nitrowallet.domain.typeddata.StructType;
import io.nitrowallet.domain.typeddata.StructTypes;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Sequence;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import java.util.List;

/// The members of typed data, one a line, in the order of their types.
final class TypedDataLines {
  private final StructTypes types;
  private final Draft draft;

  TypedDataLines(StructTypes types, Draft draft) {
    this.types = types;
    this.draft = draft;
  }

  void add(String path, String struct, Structure value) {
    for (StructType.Member member : types.require(struct).members()) {
      TypedValue found = value.members().get(member.name());
      if (found != null) {
        add(path + "." + member.name(), member.type(), found);
      }
    }
  }

  private void add(String path, FieldType type, TypedValue value) {
    switch (value) {
      case Structure structure when type instanceof FieldType.Struct(var name) ->
          add(path, name, structure);
      case Sequence(var elements) when type instanceof FieldType.Array(var element, _) ->
          add(path, element, elements);
      default -> draft.line(path, text(value));
    }
  }

  private void add(String path, FieldType element, List<TypedValue> elements) {
    if (elements.isEmpty()) {
      draft.line(path, "(empty)");
    }
    for (int i = 0; i < elements.size(); i++) {
      add(path + "[" + i + "]", element, elements.get(i));
    }
  }

  static String text(TypedValue value) {
    return switch (value) {
      case TypedValue.Whole(var number) -> number.toString();
      case TypedValue.Flag(var flag) -> Boolean.toString(flag);
      case TypedValue.Account(var address) -> address.checksummed();
      case TypedValue.Octets(var bytes) -> Untrusted.hex(bytes);
      case TypedValue.Text(var text) -> Untrusted.quote(text);
      case Sequence(var elements) -> elements.size() + " elements";
      case Structure(var members) -> members.size() + " members";
    };
  }
}

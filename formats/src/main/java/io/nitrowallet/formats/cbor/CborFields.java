package io.nitrowallet.formats.cbor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A map whose keys are names: exactly the names that are known, in any order.
final class CborFields {
  private final CborItem map;
  private final Map<String, CborItem> fields;

  private CborFields(CborItem map, Map<String, CborItem> fields) {
    this.map = map;
    this.fields = fields;
  }

  /// Reads `map`, refusing names that are not among `known`.
  static CborFields of(CborItem map, Set<String> known) {
    Map<String, CborItem> fields = new TreeMap<>();
    for (CborItem key : map.keys(0, 32)) {
      String name = key.text(64);
      if (!known.contains(name)) {
        throw map.refuse("has the field '" + name + "', which this version does not know");
      }
      fields.put(name, map.under(key, name));
    }
    return new CborFields(map, fields);
  }

  /// The field of this name.
  CborItem get(String name) {
    CborItem field = fields.get(name);
    if (field == null) {
      throw map.refuse("lacks the field '" + name + "'");
    }
    return field;
  }
}

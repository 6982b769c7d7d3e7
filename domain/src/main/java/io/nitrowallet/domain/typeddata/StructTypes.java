package io.nitrowallet.domain.typeddata;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.typeddata.FieldType.Array;
import io.nitrowallet.domain.typeddata.FieldType.Struct;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The structs of a document, by name. Every struct that one refers to is there, and none contains
/// itself without end: behind an array of any length a struct may stand again, since the array may
/// be empty.
public final class StructTypes {
  /// The most structs of a document.
  public static final int MAX_STRUCTS = 256;

  private final Map<String, StructType> structs;

  /// Each is made once: a document may have a struct thousands of times.
  private final ConcurrentMap<String, Bytes> typeHashes = new ConcurrentHashMap<>();

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TYPED_DATA` if there are
  ///   too many, two share a name, one is missing, or one contains itself without end
  public StructTypes(Collection<StructType> types) {
    if (types.size() > MAX_STRUCTS) {
      throw TypedData.refused("typed data has at most %s structs".formatted(MAX_STRUCTS));
    }
    structs =
        types.stream()
            .collect(
                Collectors.toMap(
                    StructType::name,
                    Function.identity(),
                    (_, _) -> {
                      throw TypedData.refused("two structs share a name");
                    },
                    TreeMap::new));
    structs.values().forEach(struct -> references(struct.name(), new TreeSet<>()));
    Set<String> finite = new HashSet<>();
    structs.keySet().forEach(name -> requireFinite(name, new HashSet<>(), finite));
  }

  /// All of them, in the order of names.
  public Collection<StructType> all() {
    return Collections.unmodifiableCollection(structs.values());
  }

  /// The struct that is called `name`.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_TYPED_DATA` if there is
  ///   none
  public StructType require(String name) {
    return Optional.ofNullable(structs.get(name))
        .orElseThrow(() -> TypedData.refused("the struct '%s' is not defined".formatted(name)));
  }

  /// The type's hash: Keccak-256 of its own text and of all it refers to, in the order of names.
  Bytes typeHash(String name) {
    return typeHashes.computeIfAbsent(name, this::hash);
  }

  private Bytes hash(String name) {
    TreeSet<String> referenced = new TreeSet<>();
    references(name, referenced);
    referenced.remove(name);
    StringBuilder text = new StringBuilder(require(name).text());
    referenced.forEach(other -> text.append(require(other).text()));
    return Digests.keccak256(Bytes.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII)));
  }

  private void references(String name, Set<String> found) {
    if (found.add(name)) {
      for (StructType.Member member : require(name).members()) {
        if (innermost(member.type()) instanceof Struct(var other)) {
          references(other, found);
        }
      }
    }
  }

  private static FieldType innermost(FieldType type) {
    return type instanceof Array(var element, _) ? innermost(element) : type;
  }

  private void requireFinite(String name, Set<String> around, Set<String> finite) {
    if (finite.contains(name)) {
      return;
    }
    if (!around.add(name)) {
      throw TypedData.refused("the struct '%s' contains itself without end".formatted(name));
    }
    for (StructType.Member member : require(name).members()) {
      contained(member.type()).ifPresent(other -> requireFinite(other, around, finite));
    }
    around.remove(name);
    finite.add(name);
  }

  /// The struct of which a value of this type holds one for certain.
  private static Optional<String> contained(FieldType type) {
    return switch (type) {
      case Struct(var name) -> Optional.of(name);
      case Array(var element, var length) when length.isPresent() -> contained(element);
      default -> Optional.empty();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StructTypes that && structs.equals(that.structs);
  }

  @Override
  public int hashCode() {
    return structs.hashCode();
  }

  @Override
  public String toString() {
    return structs.values().toString();
  }
}

package io.nitrowallet.domain.typeddata;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.typeddata.FieldType.Array;
import io.nitrowallet.domain.typeddata.FieldType.FixedBytes;
import io.nitrowallet.domain.typeddata.FieldType.SignedInteger;
import io.nitrowallet.domain.typeddata.FieldType.Simple;
import io.nitrowallet.domain.typeddata.FieldType.Struct;
import io.nitrowallet.domain.typeddata.FieldType.UnsignedInteger;
import io.nitrowallet.domain.typeddata.TypedValue.Account;
import io.nitrowallet.domain.typeddata.TypedValue.Flag;
import io.nitrowallet.domain.typeddata.TypedValue.Octets;
import io.nitrowallet.domain.typeddata.TypedValue.Sequence;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;
import io.nitrowallet.domain.typeddata.TypedValue.Text;
import io.nitrowallet.domain.typeddata.TypedValue.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// `hashStruct` and `encodeData` (EIP-712). Refusals name the member by its path.
final class TypedDataEncoder {
  private static final int WORD = 32;
  private static final int MAX_DEPTH = 64;

  private final StructTypes types;

  TypedDataEncoder(StructTypes types) {
    this.types = types;
  }

  /// Keccak-256 over the type's hash and the encoded members.
  Bytes hashStruct(String name, Structure value, Path path) {
    StructType struct = types.require(name);
    requireMembers(struct, value, path);
    List<Bytes> parts = new ArrayList<>(List.of(types.typeHash(name)));
    for (StructType.Member member : struct.members()) {
      TypedValue found = value.members().get(member.name());
      if (found == null) {
        throw path.to(member.name()).refused("is missing");
      }
      parts.add(word(member.type(), found, path.to(member.name())));
    }
    return hash(parts);
  }

  private static void requireMembers(StructType struct, Structure value, Path path) {
    List<String> known = struct.members().stream().map(StructType.Member::name).toList();
    for (String name : value.members().keySet()) {
      if (!known.contains(name)) {
        throw path.refused("has a member that '%s' does not".formatted(struct.name()));
      }
    }
  }

  /// The 32 bytes that stand for `value`.
  private Bytes word(FieldType type, TypedValue value, Path path) {
    return switch (type) {
      case UnsignedInteger(var bits) when value instanceof Whole(var number) ->
          integer(number, BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits), type, path);
      case SignedInteger(var bits) when value instanceof Whole(var number) -> {
        BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
        yield integer(number, limit.negate(), limit, type, path);
      }
      case FixedBytes(var length) when value instanceof Octets(var bytes) -> {
        if (bytes.length() != length) {
          throw path.refused("is not of type " + type.text());
        }
        yield Bytes.concat(bytes, Bytes.copyOf(new byte[WORD - length]));
      }
      case Simple simple -> word(simple, value, path);
      case Struct(var name) when value instanceof Structure structure ->
          hashStruct(name, structure, path);
      case Array(var element, var length) when value instanceof Sequence(var elements) ->
          sequence(element, length, elements, path);
      default -> throw path.refused("is not of type " + type.text());
    };
  }

  private static Bytes word(Simple type, TypedValue value, Path path) {
    return switch (value) {
      case Flag(var flag) when type == Simple.BOOL -> word(flag ? BigInteger.ONE : BigInteger.ZERO);
      case Account(var address) when type == Simple.ADDRESS ->
          Bytes.concat(Bytes.copyOf(new byte[WORD - 20]), address.value());
      case Octets(var bytes) when type == Simple.BYTES -> Digests.keccak256(bytes);
      case Text(var text) when type == Simple.STRING ->
          Digests.keccak256(
              Utf8.encode(text).orElseThrow(() -> path.refused("is no text UTF-8 can carry")));
      default -> throw path.refused("is not of type " + type.text());
    };
  }

  private Bytes sequence(
      FieldType element, OptionalInt length, List<TypedValue> elements, Path path) {
    if (length.isPresent() && length.getAsInt() != elements.size()) {
      throw path.refused("has not %s elements".formatted(length.getAsInt()));
    }
    List<Bytes> words = new ArrayList<>();
    for (TypedValue each : elements) {
      words.add(word(element, each, path.to("[" + words.size() + "]")));
    }
    return hash(words);
  }

  private static Bytes integer(
      BigInteger number, BigInteger least, BigInteger limit, FieldType type, Path path) {
    if (number.compareTo(least) < 0 || number.compareTo(limit) >= 0) {
      throw path.refused("is out of the range of " + type.text());
    }
    return word(number);
  }

  /// Two's complement, 32 bytes.
  private static Bytes word(BigInteger number) {
    byte[] magnitude = number.toByteArray();
    byte[] word = new byte[WORD];
    Arrays.fill(word, (byte) (number.signum() < 0 ? -1 : 0));
    int length = Math.min(magnitude.length, WORD);
    System.arraycopy(magnitude, magnitude.length - length, word, WORD - length, length);
    return Bytes.copyOf(word);
  }

  private static Bytes hash(List<Bytes> parts) {
    return Digests.keccak256(Bytes.concat(parts.toArray(Bytes[]::new)));
  }

  /// Where a value stands, for sentences.
  record Path(String text, int depth) {
    static Path of(String root) {
      return new Path(root, 0);
    }

    Path to(String name) {
      if (depth == MAX_DEPTH) {
        throw refused("nests too deep");
      }
      return new Path(text + (name.startsWith("[") ? "" : ".") + name, depth + 1);
    }

    RefusedException refused(String flaw) {
      return TypedData.refused("'%s' %s".formatted(text, flaw));
    }
  }
}

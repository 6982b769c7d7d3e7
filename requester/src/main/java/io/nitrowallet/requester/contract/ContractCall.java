package io.nitrowallet.requester.contract;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.web3j.abi.FunctionEncoder;
import tools.jackson.databind.JsonNode;

/// A call of a contract's function (Solidity's contract ABI specification).
///
/// @param name the function's
/// @param types of its arguments, in their canonical form
public record ContractCall(String name, List<String> types) {
  private static final Pattern SIGNATURE =
      Pattern.compile("\\s*([A-Za-z_$][A-Za-z0-9_$]{0,127})\\s*\\(([^()]{0,2000})\\)\\s*");
  private static final Pattern TYPE =
      Pattern.compile(
          "(address|bool|string|bytes|bytes[0-9]{1,2}|u?int[0-9]{1,3})(\\[[0-9]{0,4}])?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,78}|0x[0-9a-fA-F]{1,64}");
  private static final int HEX = 16;

  /// Copies the list.
  public ContractCall {
    types = List.copyOf(types);
  }

  /// The function of a signature such as `transfer(address,uint256)`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if it is none, or takes
  ///   structures
  public static ContractCall parse(String signature) {
    Matcher matcher = SIGNATURE.matcher(signature);
    if (!matcher.matches()) {
      throw refused("write the function as in transfer(address,uint256); structures are not taken");
    }
    String inside = matcher.group(2).strip();
    List<String> types = new ArrayList<>();
    if (!inside.isEmpty()) {
      for (String each : inside.split(",", -1)) {
        types.add(type(each.strip().split("\\s+", 2)[0]));
      }
    }
    return new ContractCall(matcher.group(1), types);
  }

  /// The function of an entry of a contract's ABI in JSON, or of a list of one.
  ///
  /// @throws RefusedException as {@link #parse}
  public static ContractCall of(JsonNode abi) {
    List<JsonNode> functions =
        (abi.isArray() ? StreamSupport.stream(abi.spliterator(), false) : List.of(abi).stream())
            .filter(entry -> entry.path("type").asString("function").equals("function"))
            .toList();
    if (functions.size() != 1) {
      throw refused("paste the one function of the ABI that is to be called");
    }
    JsonNode function = functions.getFirst();
    List<String> types =
        StreamSupport.stream(function.path("inputs").spliterator(), false)
            .map(input -> type(input.path("type").asString("")))
            .toList();
    return parse(function.path("name").asString("") + "(" + String.join(",", types) + ")");
  }

  /// `uint` and `int` mean those of 256 bits.
  private static String type(String text) {
    String canonical = text.replaceFirst("^(u?int)(?![0-9])", "$1256");
    if (!TYPE.matcher(canonical).matches()) {
      throw refused("'%s' is no type that is taken here".formatted(text));
    }
    return canonical;
  }

  /// The calldata: selector and arguments.
  ///
  /// @param arguments an array in JSON: texts, whole numbers (as texts, too), truth values, and
  ///   arrays of these
  /// @throws RefusedException with {@link ErrorCode#INVALID_TRANSACTION} if one does not fit
  public Bytes encode(JsonNode arguments) {
    if (!arguments.isArray() || arguments.size() != types.size()) {
      throw refused("%s takes %s arguments, in brackets".formatted(name, types.size()));
    }
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < types.size(); index++) {
      values.add(value(types.get(index), arguments.get(index)));
    }
    try {
      return Bytes.ofHex(
          FunctionEncoder.encode(FunctionEncoder.makeFunction(name, types, values, List.of()))
              .substring(2));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new RefusedException(
          ErrorCode.INVALID_TRANSACTION,
          "an argument does not fit its type in %s(%s)".formatted(name, String.join(",", types)),
          e);
    }
  }

  private static Object value(String type, JsonNode argument) {
    int bracket = type.indexOf('[');
    if (bracket >= 0) {
      String element = type.substring(0, bracket);
      return StreamSupport.stream(argument.spliterator(), false)
          .map(each -> value(element, each))
          .toList();
    }
    String text = argument.asString("");
    return switch (type) {
      case "bool" -> truth(argument, text);
      case "address", "string" -> text;
      default -> type.contains("int") ? whole(text) : bytes(text);
    };
  }

  private static Boolean truth(JsonNode argument, String text) {
    if (argument.isBoolean()) {
      return argument.booleanValue();
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused("'%s' is neither true nor false".formatted(text));
    };
  }

  private static BigInteger whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw refused("'%s' is no whole number".formatted(text));
    }
    return text.startsWith("0x") ? new BigInteger(text.substring(2), HEX) : new BigInteger(text);
  }

  private static byte[] bytes(String text) {
    try {
      return Bytes.ofHex(text.startsWith("0x") ? text.substring(2) : text).toArray();
    } catch (IllegalArgumentException _) {
      throw refused("'%s' is not written in pairs of hex digits".formatted(text));
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }
}

package io.nitrowallet.clients;

import io.nitrowallet.formats.json.StrictJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Typed data of random types, nested and ragged, with one flaw or none.
record RandomTypedData(ObjectNode json, String flaw) implements Peers.Question {
  static final String NONE = "none";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static RandomTypedData draw(Draw draw) {
    return new Drawing(draw).document();
  }

  /// One document in the making.
  private static final class Drawing {
    private final Draw draw;
    private final ObjectNode types = StrictJson.object();
    private final List<String> structs = new ArrayList<>();

    Drawing(Draw draw) {
      this.draw = draw;
    }

    RandomTypedData document() {
      ObjectNode json = StrictJson.object();
      json.set("types", types);
      json.set("domain", domain());
      String primary = struct(3);
      json.put("primaryType", primary);
      ObjectNode message = (ObjectNode) value(primary);
      String flaw = draw.oneIn(6) ? spoil(message, primary) : NONE;
      json.set("message", message);
      return new RandomTypedData(json, flaw);
    }

    private ObjectNode domain() {
      ObjectNode domain = StrictJson.object();
      if (!draw.oneIn(3)) {
        domain.put("name", text());
      }
      if (!draw.oneIn(3)) {
        domain.put("version", "1." + draw.below(9));
      }
      if (!draw.oneIn(3)) {
        domain.put("chainId", 1 + draw.below(100_000));
      }
      if (!draw.oneIn(3)) {
        domain.put("verifyingContract", draw.address());
      }
      if (draw.oneIn(4)) {
        domain.put("salt", draw.hex(32));
      }
      return domain;
    }

    /// Adds a struct, whose members may be structs of `levels` levels.
    private String struct(int levels) {
      String name = "S" + structs.size();
      structs.add(name);
      ArrayNode members = types.putArray(name);
      int count = 1 + draw.below(4);
      for (int i = 0; i < count; i++) {
        String type = type(levels);
        members.addObject().put("name", "m" + i).put("type", type);
      }
      return name;
    }

    private String type(int levels) {
      StringBuilder type =
          new StringBuilder(levels > 0 && draw.oneIn(3) ? struct(levels - 1) : atomic());
      while (draw.oneIn(4)) {
        type.append(draw.oneIn(2) ? "[]" : "[" + (1 + draw.below(3)) + "]");
      }
      return type.toString();
    }

    private String atomic() {
      return switch (draw.below(7)) {
        case 0 -> "uint" + 8 * (1 + draw.below(32));
        case 1 -> "int" + 8 * (1 + draw.below(32));
        case 2 -> "bytes" + (1 + draw.below(32));
        case 3 -> "bool";
        case 4 -> "address";
        case 5 -> "bytes";
        default -> "string";
      };
    }

    private JsonNode value(String type) {
      if (type.endsWith("]")) {
        int bracket = type.lastIndexOf('[');
        String size = type.substring(bracket + 1, type.length() - 1);
        int count = size.isEmpty() ? draw.below(4) : Integer.parseInt(size);
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < count; i++) {
          array.add(value(type.substring(0, bracket)));
        }
        return array;
      }
      if (types.has(type)) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode member : types.get(type).values()) {
          object.set(member.get("name").stringValue(), value(member.get("type").stringValue()));
        }
        return object;
      }
      return atom(type);
    }

    private JsonNode atom(String type) {
      if (type.startsWith("uint")) {
        return NODES.stringNode(draw.number(size(type, 4)).toString());
      }
      if (type.startsWith("int")) {
        BigInteger number = draw.number(size(type, 3) - 1);
        return NODES.stringNode((draw.oneIn(2) ? number : number.not()).toString());
      }
      return switch (type) {
        case "bool" -> NODES.booleanNode(draw.oneIn(2));
        case "address" -> NODES.stringNode(draw.address());
        case "bytes" -> NODES.stringNode(draw.hex(draw.below(70)));
        case "string" -> NODES.stringNode(text());
        default -> NODES.stringNode(draw.hex(size(type, 5)));
      };
    }

    private static int size(String type, int from) {
      return Integer.parseInt(type.substring(from));
    }

    private String text() {
      return draw.from(List.of("", "Ether Mail", "été", "\uD83D\uDE80 moon", "a\nb", "漢字"));
    }

    /// Spoils the first member.
    private String spoil(ObjectNode message, String primary) {
      String type = types.get(primary).get(0).get("type").stringValue();
      return switch (draw.below(3)) {
        case 0 -> {
          message.remove("m0");
          yield "missing member";
        }
        case 1 -> {
          message.put("surplus", "1");
          yield "surplus member";
        }
        default -> outOfRange(message, type);
      };
    }

    private static String outOfRange(ObjectNode message, String type) {
      if (type.endsWith("]")) {
        message.put("m0", "none");
        return "no array";
      }
      if (type.startsWith("uint")) {
        message.put("m0", BigInteger.ONE.shiftLeft(size(type, 4)).toString());
        return "integer out of range";
      }
      if (type.startsWith("int")) {
        message.put("m0", BigInteger.ONE.shiftLeft(size(type, 3) - 1).toString());
        return "integer out of range";
      }
      if (type.matches("bytes[0-9]+")) {
        message.put("m0", "0x" + "00".repeat(size(type, 5) + 1));
        return "bytes of another length";
      }
      message.remove("m0");
      return "missing member";
    }
  }
}

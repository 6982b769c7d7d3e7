package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.parent.cli.Report.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reports as programs read them: one object, whose names never change their meaning.
final class ReportJson {
  private ReportJson() {}

  static ObjectNode render(Report report) {
    ObjectNode json = StrictJson.object();
    render(report, json);
    return json;
  }

  private static void render(Report report, ObjectNode json) {
    for (Part part : report.parts()) {
      switch (part) {
        case Part.Fact fact -> put(json, fact.key(), fact.value());
        case Part.Table table -> rows(json.putArray(table.key()), table);
        case Part.Document document ->
            json.set(document.key(), StrictJson.parse(utf8(document.json())));
        case Part.ForPrograms(var hidden) -> render(hidden, json);
        case Part.Line _, Part.Note _ -> {}
      }
    }
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void rows(ArrayNode target, Part.Table table) {
    for (List<Object> row : table.rows()) {
      ObjectNode object = target.addObject();
      for (int column = 0; column < row.size(); column++) {
        put(object, table.columns().get(column), row.get(column));
      }
    }
  }

  private static void put(ObjectNode target, String key, Object value) {
    switch (value) {
      case Boolean flag -> target.put(key, flag);
      case Long number -> target.put(key, number);
      case Integer number -> target.put(key, number);
      case List<?> list -> {
        ArrayNode array = target.putArray(key);
        list.forEach(item -> array.add(item.toString()));
      }
      default -> target.put(key, value.toString());
    }
  }
}

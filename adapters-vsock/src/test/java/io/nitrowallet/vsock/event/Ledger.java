package io.nitrowallet.vsock.event;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a parent makes of the lines it received, over however many connections.
final class Ledger {
  private final SortedMap<Long, ObjectNode> received = new TreeMap<>();

  /// Reads until `recorded` events are accounted for, or the connection ends.
  void read(Socket socket, long recorded) throws IOException {
    socket.setSoTimeout(20_000);
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    @Nullable String line = "";
    while (line != null && accounted() < recorded) {
      line = lines.readLine();
      if (line != null && line.endsWith("}")) { // else the end of the connection cut it
        ObjectNode event = StrictJson.parse(Bytes.copyOf(line.getBytes(StandardCharsets.UTF_8)));
        received.put(event.path("number").longValue(), event);
      }
    }
  }

  /// How many lines came, whichever they were.
  int received() {
    return received.size();
  }

  /// How many events the enclave says that it dropped.
  long dropped() {
    return received.values().stream().mapToLong(event -> event.path("count").asLong(0)).sum();
  }

  /// How many lines were lost on the way, by the gaps in their numbers.
  long missing() {
    return received.isEmpty() ? 0 : received.lastKey() + 1 - received.size();
  }

  /// How many recorded events these are: received, dropped or missing. A count is none itself.
  long accounted() {
    long counts = received.values().stream().filter(event -> event.has("count")).count();
    return received.size() - counts + dropped() + missing();
  }
}

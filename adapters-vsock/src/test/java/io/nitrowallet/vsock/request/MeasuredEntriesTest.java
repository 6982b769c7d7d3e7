package io.nitrowallet.vsock.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Root on the parent writes entries of the measured configuration into requests (protocol.md §9).
/// A request has no place for them: it is either refused, or the same request as without them.
final class MeasuredEntriesTest {
  private static final RequestId ID = new RequestId("r-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"region\":\"us-east-1\"",
        "\"kmsEndpoint\":\"kms.attacker.example\"",
        "\"sealKeys\":[\"arn:aws:kms:us-east-1:999999999999:key/1234abcd\"]",
        "\"openKeys\":[\"arn:aws:kms:us-east-1:999999999999:key/1234abcd\"]",
        "\"tlsRoots\":[\"-----BEGIN CERTIFICATE-----\"]",
        "\"defaultPolicy\":\"open\"",
        "\"ports\":{\"enclave\":1,\"parentCid\":2,\"kmsProxy\":3,\"log\":4}",
        "\"parentCid\":2",
        "\"kmsProxy\":3",
        "\"log\":4",
        "\"limits\":{\"frameBytes\":1073741824,\"connections\":100000}",
        "\"frameBytes\":1073741824",
        "\"connections\":100000",
        "\"idleSeconds\":100000",
        "\"headerSeconds\":100000",
        "\"requestSeconds\":100000"
      })
  void anEntryInARequestChangesNothing(String entry) {
    ObjectNode holder = StrictJson.parse(bytes("{" + entry + "}"));
    String name = holder.propertyNames().iterator().next();
    for (EnclaveRequest request : WireFormatTest.requests().toList()) {
      Bytes plain = RequestCodec.encode(ID, request);
      List<ObjectNode> changed = new ArrayList<>();
      ObjectNode top = StrictJson.parse(plain);
      ObjectNode atTop = top.deepCopy();
      atTop.set(name, holder.get(name));
      changed.add(atTop);
      for (String inner : List.of("credential", "account", "request")) {
        ObjectNode copy = top.deepCopy();
        if (copy.get(inner) instanceof ObjectNode object) {
          object.set(name, holder.get(name));
          changed.add(copy);
        }
      }
      assertEquals(Optional.of(plain), reencoded(changed.getFirst()), "it is passed over");
      for (ObjectNode document : changed) {
        Optional<Bytes> read = reencoded(document);
        assertTrue(read.isEmpty() || read.get().equals(plain), document::toString);
      }
    }
  }

  /// What is left of `document` once it is read; nothing if it is refused.
  private static Optional<Bytes> reencoded(ObjectNode document) {
    try {
      var envelope = RequestCodec.decode(StrictJson.write(document));
      return Optional.of(RequestCodec.encode(envelope.id(), envelope.request()));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static Bytes bytes(String text) {
    return Bytes.copyOf(text.getBytes(UTF_8));
  }
}

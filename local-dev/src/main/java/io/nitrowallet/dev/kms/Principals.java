package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.kms.policy.PolicyJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Who may sign requests: one JSON file, mode 0600, read anew for every look-up so that an edit
/// counts at once. A file that cannot be read, or holds anything unknown, lets nobody in.
///
/// ```
/// {"v":1,"principals":[{"accessKeyId":"…","secretAccessKey":"…","sessionToken":"…","arn":"…",
///   "expires":"2026-11-22T20:00:00Z","actions":["kms:CreateKey"]}]}
/// ```
///
/// `sessionToken`, `expires` and `actions` are optional. One process writes it.
public final class Principals {
  private static final int MAX_LENGTH = 1 << 20;
  private static final Set<String> MEMBERS =
      Set.of("accessKeyId", "secretAccessKey", "sessionToken", "arn", "expires", "actions");

  private final Path file;

  private Principals(Path file) {
    this.file = file;
  }

  /// The principals in `file`; a file that does not exist yet holds none.
  public static Principals in(Path file) {
    return new Principals(file);
  }

  /// The principal of this access key, expired or not.
  ///
  /// @throws UncheckedIOException if the file cannot be understood
  public synchronized Optional<Principal> find(String accessKeyId) {
    return read().stream()
        .filter(principal -> principal.accessKeyId().equals(accessKeyId))
        .findFirst();
  }

  /// Adds a principal in place of one of the same access key, and drops those that ended more than
  /// an hour before `now`.
  ///
  /// @throws UncheckedIOException if the file cannot be understood or written
  public synchronized void put(Principal added, Instant now) {
    List<Principal> principals = new ArrayList<>(read());
    Instant horizon = now.minus(Duration.ofHours(1));
    principals.removeIf(known ->
        known.accessKeyId().equals(added.accessKeyId())
            || known.expires().map(horizon::isAfter).orElse(false));
    principals.add(added);
    ObjectNode document = StrictJson.object().put("v", 1);
    ArrayNode array = document.putArray("principals");
    principals.forEach(principal -> array.add(encode(principal)));
    try {
      PrivateFiles.replace(file, StrictJson.write(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Principal> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Bytes content = PrivateFiles.read(file, MAX_LENGTH);
      ObjectNode document = StrictJson.parse(content);
      JsonNode version = document.get("v");
      if (version == null || !version.isInt() || version.intValue() != 1) {
        throw new IOException("the principals file is of another version");
      }
      return KmsParameters.of(document, Set.of("v", "principals")).objects("principals").stream()
          .map(Principals::decode)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RefusedException | KmsFault | DateTimeException | ArithmeticException e) {
      throw new UncheckedIOException(
          new IOException("the principals file is not as documented: " + e.getMessage(), e));
    }
  }

  private static Principal decode(ObjectNode node) {
    KmsParameters members = KmsParameters.of(node, MEMBERS);
    Principal principal =
        Principal.of(
            members.string("accessKeyId"),
            members.string("secretAccessKey"),
            members.optionalString("sessionToken"),
            members.string("arn"));
    Optional<Instant> expires = members.optionalString("expires").map(Instant::parse);
    JsonNode actions = node.get("actions");
    Principal granted =
        actions == null ? principal : principal.granted(PolicyJson.strings("actions", actions));
    return expires.map(granted::expiring).orElse(granted);
  }

  private static ObjectNode encode(Principal principal) {
    ObjectNode node =
        StrictJson.object()
            .put("accessKeyId", principal.accessKeyId())
            .put("secretAccessKey", principal.secretAccessKey())
            .put("arn", principal.arn());
    principal.sessionToken().ifPresent(token -> node.put("sessionToken", token));
    principal.expires().ifPresent(instant -> node.put("expires", instant.toString()));
    if (!principal.actions().isEmpty()) {
      ArrayNode actions = node.putArray("actions");
      principal.actions().forEach(actions::add);
    }
    return node;
  }
}

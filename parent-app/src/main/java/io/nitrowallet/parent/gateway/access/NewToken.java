package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A token that was just made. Whoever has it is the caller; only its hash is kept.
public final class NewToken {
  /// By this, tools that look for leaked secrets know one.
  private static final String PREFIX = "nwt_";

  private static final int LENGTH = 32;

  private final String token;

  private NewToken(String token) {
    this.token = token;
  }

  /// A token of 256 bits.
  public static NewToken draw(Entropy entropy) {
    byte[] random = new byte[LENGTH];
    entropy.fill(random);
    return new NewToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /// The token itself, to be shown once.
  public String reveal() {
    return token;
  }

  /// The line for the tokens file.
  ///
  /// @throws io.nitrowallet.domain.error.RefusedException as the file would be refused
  public String entry(String name, List<String> accounts, List<String> operations, long perSecond) {
    ObjectNode entry = StrictJson.object().put("name", name);
    entry.put("tokenSha256", Shown.hashOf(token).hex());
    add(entry.putArray("accounts"), accounts);
    add(entry.putArray("operations"), operations);
    entry.put("perSecond", perSecond);
    ObjectNode file = StrictJson.object();
    file.putArray("callers").add(entry);
    CallersYaml.parse(text(file));
    return "- " + text(entry);
  }

  private static void add(ArrayNode list, List<String> words) {
    words.forEach(list::add);
  }

  private static String text(ObjectNode json) {
    Bytes bytes = StrictJson.write(json);
    return new String(bytes.toArray(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "NewToken[hidden]";
  }
}

package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.requester.config.YamlTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The text of a tokens file: YAML, of which JSON is a part.
final class CallersYaml {
  private static final int MAX_CALLERS = 1_000;
  private static final long STANDARD_PACE = 100;
  private static final int HASH = 32;
  private static final String NAME = "name";
  private static final String TOKEN = "tokenSha256";
  private static final String CERTIFICATE = "certificateSha256";
  private static final String ACCOUNTS = "accounts";
  private static final String OPERATIONS = "operations";
  private static final String PACE = "perSecond";
  private static final Set<String> MEMBERS =
      Set.of(NAME, TOKEN, CERTIFICATE, ACCOUNTS, OPERATIONS, PACE);

  private CallersYaml() {}

  /// The callers in it; there may be none.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it has another form,
  ///   or two callers share a name, token or certificate
  static List<CallerEntry> parse(String text) {
    JsonObject file = object(YamlTree.read(text), "the file");
    file.requireOnly(Set.of("callers"));
    List<JsonValue> callers = file.require("callers").elements();
    if (callers.size() > MAX_CALLERS) {
      throw refused("it holds over 1000 callers");
    }
    List<CallerEntry> entries = callers.stream().map(CallersYaml::entry).toList();
    requireUnique(entries, NAME, entry -> Optional.of(entry.caller().name()));
    requireUnique(entries, TOKEN, entry -> entry.token().map(Bytes::hex));
    requireUnique(
        entries,
        CERTIFICATE,
        entry -> entry.certificate().filter(_ -> entry.token().isEmpty()).map(Bytes::hex));
    return entries;
  }

  /// Else who a caller is would depend on the order of the file.
  private static void requireUnique(
      List<CallerEntry> entries, String member, Function<CallerEntry, Optional<String>> value) {
    Set<String> seen = new HashSet<>();
    for (CallerEntry entry : entries) {
      if (!value.apply(entry).map(seen::add).orElse(Boolean.TRUE)) {
        throw refused(
            "'%s' shares its '%s' with another caller".formatted(entry.caller().name(), member));
      }
    }
  }

  private static CallerEntry entry(JsonValue value) {
    JsonObject json = value.object();
    String name = name(json.require(NAME).text());
    try {
      return entry(name, json);
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION,
          "of the caller '%s', %s".formatted(name, e.sentence()),
          e);
    }
  }

  private static CallerEntry entry(String name, JsonObject json) {
    json.requireOnly(MEMBERS);
    Optional<Bytes> token = json.find(TOKEN).map(it -> it.digits(HASH));
    Optional<Bytes> certificate = json.find(CERTIFICATE).map(it -> it.digits(HASH));
    if (token.isEmpty() && certificate.isEmpty()) {
      throw refused("'tokenSha256' or 'certificateSha256' must be given");
    }
    Grant grant = GrantWords.grant(words(json.require(ACCOUNTS)), words(json.require(OPERATIONS)));
    Pace pace = Pace.of(json.find(PACE).map(JsonValue::integer).orElse(STANDARD_PACE));
    return new CallerEntry(new Caller(name, grant, pace), token, certificate);
  }

  private static List<String> words(JsonValue list) {
    return list.elements().stream().map(JsonValue::text).toList();
  }

  private static String name(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw refused("a caller's name is 1 to 64 letters, digits, dots, underscores and hyphens");
    }
    return name;
  }

  private static JsonObject object(JsonNode node, String name) {
    return JsonObject.of(node, ErrorCode.INVALID_CONFIGURATION, name);
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}

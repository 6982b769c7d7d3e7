package io.nitrowallet.formats.policy;

import static io.nitrowallet.formats.policy.PlainRequest.words;

import io.nitrowallet.formats.policy.PlainAbi.Sent;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// protocol.md §5 once more, as directly as it can be written, on the JSON itself. It shares no
/// code with what it judges.
final class PlainPolicy {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int DAY = 24 * 3600;

  private PlainPolicy() {}

  /// What should be decided.
  ///
  /// @param rule the one that decides; empty where it is denied
  /// @param before why: `expires`, `deny` or `rules`
  /// @param failing of each rule that was tried and does not match, the constraints it fails by
  record Verdict(String rule, String before, List<Set<String>> failing) {}

  static Verdict decide(JsonNode policy, JsonNode json, Instant now) {
    PlainRequest request = new PlainRequest(json);
    if (policy.has("expires")
        && now.compareTo(Instant.parse(policy.get("expires").stringValue())) >= 0) {
      return new Verdict("", "expires", List.of());
    }
    if (policy.has("deny") && words(policy.get("deny")).stream().anyMatch(request::mentions)) {
      return new Verdict("", "deny", List.of());
    }
    List<Set<String>> failing = new ArrayList<>();
    for (JsonNode rule : policy.get("rules").values()) {
      Set<String> fails = failing(rule, request, now);
      if (fails.isEmpty()) {
        return new Verdict(rule.get("name").stringValue(), "rules", failing);
      }
      failing.add(fails);
    }
    return new Verdict("", "rules", failing);
  }

  private static Set<String> failing(JsonNode rule, PlainRequest request, Instant now) {
    Set<String> fails = new TreeSet<>();
    require(fails, "op", words(rule.get("op")).contains(lower(request.operation())));
    require(fails, "chains", !rule.has("chains") || chains(rule.get("chains"), request));
    require(fails, "types", !request.hasTypes() || types(rule, request));
    require(fails, "to", !rule.has("to") || to(words(rule.get("to")), request));
    require(fails, "selectors", !request.makesCalls() || selectors(rule, request));
    require(fails, "tokens", !rule.has("tokens") || tokens(rule.get("tokens"), request));
    require(fails, "domains", !rule.has("domains") || domains(rule.get("domains"), request));
    require(fails, "maxValueWei", !rule.has("maxValueWei") || value(rule, request));
    require(fails, "maxFeeWei", !rule.has("maxFeeWei") || fee(rule, request));
    require(fails, "hours", !rule.has("hours") || hours(rule.get("hours"), now));
    return fails;
  }

  private static void require(Set<String> fails, String name, boolean met) {
    if (!met) {
      fails.add(name);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static boolean chains(JsonNode list, PlainRequest request) {
    return request.chain().isPresent()
        && list.values().stream()
            .anyMatch(each -> each.bigIntegerValue().equals(request.chain().get()));
  }

  private static boolean types(JsonNode rule, PlainRequest request) {
    if (!rule.has("types")) {
      return request.types().stream()
          .noneMatch(List.of("create", "setCode", "legacyUnprotected")::contains);
    }
    Set<String> named = words(rule.get("types"));
    return !named.isEmpty()
        && request.types().stream().allMatch(each -> named.contains(lower(each)));
  }

  private static boolean to(Set<String> allowed, PlainRequest request) {
    return !request.recipients().isEmpty() && allowed.containsAll(request.recipients());
  }

  private static boolean selectors(JsonNode rule, PlainRequest request) {
    Set<String> named = rule.has("selectors") ? words(rule.get("selectors")) : Set.of();
    if (rule.has("selectors") && named.isEmpty()) {
      return false;
    }
    if (named.contains("*")) {
      return true;
    }
    if (request.calls().isEmpty()) {
      // Where tokens alone are named, it is they who do not match.
      return rule.has("tokens") && !rule.has("selectors");
    }
    return request.calls().get().stream()
        .allMatch(call ->
            call.data().isEmpty()
                || (rule.has("tokens") && !rule.has("selectors"))
                || (hasSelector(call) && named.contains("0x" + call.data().substring(0, 8))));
  }

  private static boolean hasSelector(Sent call) {
    return !call.to().isEmpty() && call.data().length() >= 8;
  }

  private static boolean tokens(JsonNode tokens, PlainRequest request) {
    return request.makesCalls()
        && request.calls().isPresent()
        && request.calls().get().stream()
            .allMatch(call -> tokens.values().stream().anyMatch(token -> token(token, call)));
  }

  private static boolean token(JsonNode token, Sent call) {
    String data = call.data();
    if (data.length() != 136 || !data.startsWith("a9059cbb" + "0".repeat(24))) {
      return false;
    }
    String recipient = "0x" + data.substring(32, 72);
    BigInteger amount = new BigInteger(data.substring(72), 16);
    return call.to().equals(lower(token.get("contract").stringValue()))
        && call.value().signum() == 0
        && (!token.has("recipients") || words(token.get("recipients")).contains(recipient))
        && (!token.has("maxAmount")
            || amount.compareTo(new BigInteger(token.get("maxAmount").stringValue())) <= 0);
  }

  private static boolean domains(JsonNode domains, PlainRequest request) {
    return domains.values().stream()
        .map(each ->
            each.get("chainId").longValue()
                + "/"
                + lower(each.get("verifyingContract").stringValue()))
        .anyMatch(each -> request.domain().filter(each::equals).isPresent());
  }

  private static boolean value(JsonNode rule, PlainRequest request) {
    BigInteger most = new BigInteger(rule.get("maxValueWei").stringValue());
    if (!request.makesCalls() || request.calls().isEmpty()) {
      return false;
    }
    BigInteger sum = BigInteger.ZERO;
    for (Sent call : request.calls().get()) {
      sum = sum.add(call.value());
    }
    return sum.compareTo(most) <= 0;
  }

  private static boolean fee(JsonNode rule, PlainRequest request) {
    BigInteger most = new BigInteger(rule.get("maxFeeWei").stringValue());
    Optional<BigInteger> fee = request.fee();
    return fee.isPresent() && fee.get().compareTo(most) <= 0;
  }

  /// How long ago each window of the week began, in seconds, the week being a circle.
  private static boolean hours(JsonNode hours, Instant now) {
    ZonedDateTime local = now.atZone(ZoneId.of(hours.get("zone").stringValue()));
    int second = (local.getDayOfWeek().getValue() - 1) * DAY + local.toLocalTime().toSecondOfDay();
    int from = seconds(hours.get("from").stringValue());
    int to = seconds(hours.get("to").stringValue());
    int length = to > from ? to - from : to - from + DAY;
    return words(hours.get("days")).stream()
        .mapToInt(day -> DAYS.indexOf(day) * DAY + from)
        .anyMatch(start -> Math.floorMod(second - start, 7 * DAY) < length);
  }

  private static int seconds(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 3600 + Integer.parseInt(time.substring(3)) * 60;
  }
}

package io.nitrowallet.formats.json;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.policy.Chains;
import io.nitrowallet.domain.policy.Constraint;
import io.nitrowallet.domain.policy.Domains;
import io.nitrowallet.domain.policy.MaxFee;
import io.nitrowallet.domain.policy.MaxValue;
import io.nitrowallet.domain.policy.Recipients;
import io.nitrowallet.domain.policy.Rule;
import io.nitrowallet.domain.policy.Selectors;
import io.nitrowallet.domain.policy.Tokens;
import io.nitrowallet.domain.policy.Trait;
import io.nitrowallet.domain.policy.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one rule of a policy. Its constraints are tried in the order in which they stand here.
final class RuleJson {
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "op",
          "chains",
          "types",
          "to",
          "selectors",
          "tokens",
          "domains",
          "maxValueWei",
          "maxFeeWei",
          "hours",
          "approvals");
  private static final String ANY = "*";
  private static final Pattern SELECTOR = Pattern.compile("0x[0-9a-f]{8}");
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");

  private RuleJson() {}

  /// @throws RefusedException with `INVALID_POLICY` if `json` is no rule; it names the rule unless
  ///   that has no name
  static Rule decode(JsonObject json) {
    String name = json.require("name").text();
    Rule _ = new Rule(name, Set.of(), List.of(), 0); // before it is part of a sentence
    try {
      json.requireOnly(MEMBERS);
      return new Rule(
          name,
          words(
              json.require("op"),
              SigningOperation::named,
              "transaction, message, typedData," + " authorization, userOperation or digest"),
          constraints(json),
          PolicyJson.approvals(json));
    } catch (RefusedException e) {
      throw PolicyJson.refused("in the rule '%s', %s".formatted(name, e.sentence()));
    }
  }

  private static List<Constraint> constraints(JsonObject json) {
    List<Constraint> found = new ArrayList<>();
    json.find("chains").map(RuleJson::chains).ifPresent(found::add);
    json.find("types")
        .map(list ->
            new Types(
                words(
                    list,
                    Trait::named,
                    "legacy, accessList, dynamicFee, blob,"
                        + " create, setCode or legacyUnprotected")))
        .ifPresent(found::add);
    json.find("to").map(PolicyJson::addresses).map(Recipients::new).ifPresent(found::add);
    json.find("selectors").map(RuleJson::selectors).ifPresent(found::add);
    json.find("tokens").map(RuleJson::tokens).ifPresent(found::add);
    json.find("domains").map(RuleJson::domains).ifPresent(found::add);
    json.find("maxValueWei").map(RuleJson::wei).map(MaxValue::new).ifPresent(found::add);
    json.find("maxFeeWei").map(RuleJson::wei).map(MaxFee::new).ifPresent(found::add);
    json.find("hours").map(JsonValue::object).map(HoursJson::decode).ifPresent(found::add);
    return found;
  }

  private static <T> Set<T> words(
      JsonValue list, Function<String, Optional<T>> named, String known) {
    return list.elements().stream()
        .map(word ->
            word.convert(
                text -> named.apply(text).orElseThrow(IllegalArgumentException::new), known))
        .collect(Collectors.toSet());
  }

  private static Chains chains(JsonValue list) {
    return new Chains(list.elements().stream().map(RuleJson::chain).collect(Collectors.toSet()));
  }

  private static ChainId chain(JsonValue value) {
    long number = value.integer();
    if (number < 1) {
      throw PolicyJson.refused("a chain's number is 1 or higher");
    }
    return ChainId.of(number);
  }

  private static Selectors selectors(JsonValue list) {
    List<String> texts =
        list.elements().stream()
            .map(each -> each.convert(RuleJson::selector, "0x and 8 lower-case hex digits, or *"))
            .toList();
    return texts.contains(ANY)
        ? new Selectors.Any()
        : new Selectors.Of(texts.stream().map(Bytes::ofHex).collect(Collectors.toSet()));
  }

  private static String selector(String text) {
    if (!text.equals(ANY) && !SELECTOR.matcher(text).matches()) {
      throw new IllegalArgumentException("no selector");
    }
    return text;
  }

  private static Tokens tokens(JsonValue list) {
    return new Tokens(
        list.elements().stream().map(JsonValue::object).map(RuleJson::token).toList());
  }

  private static Tokens.Token token(JsonObject json) {
    json.requireOnly(Set.of("contract", "recipients", "maxAmount"));
    return new Tokens.Token(
        json.require("contract").address(),
        json.find("recipients").map(PolicyJson::addresses),
        json.find("maxAmount").map(RuleJson::decimal));
  }

  private static Domains domains(JsonValue list) {
    return new Domains(
        list.elements().stream()
            .map(JsonValue::object)
            .map(RuleJson::domain)
            .collect(Collectors.toSet()));
  }

  private static Domains.Domain domain(JsonObject json) {
    json.requireOnly(Set.of("chainId", "verifyingContract"));
    return new Domains.Domain(
        chain(json.require("chainId")), json.require("verifyingContract").address());
  }

  private static Wei wei(JsonValue value) {
    return new Wei(decimal(value));
  }

  /// Of 78 digits at most, so that there is little to convert before the range is looked at.
  private static BigInteger decimal(JsonValue value) {
    BigInteger number = digits(value);
    if (number.bitLength() > Quantity.MAX_BITS) {
      throw PolicyJson.refused("an amount is above 2^256 less 1");
    }
    return number;
  }

  private static BigInteger digits(JsonValue value) {
    return value.convert(
        text -> {
          if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not decimal");
          }
          return new BigInteger(text);
        },
        "a decimal number as a string, without leading zeros, of at most 78 digits");
  }
}

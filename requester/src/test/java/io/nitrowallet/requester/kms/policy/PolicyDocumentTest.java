package io.nitrowallet.requester.kms.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what under a key policy, condition by condition, and what is no key policy at all.
final class PolicyDocumentTest {
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k1";
  private static final String ROLE = "arn:aws:iam::111122223333:role/wallet-parent";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/wallet-parent/i-1";
  private static final String PCR0 = "kms:RecipientAttestation:PCR0";
  private static final String NAME = "kms:EncryptionContext:name";
  private static final String KEYS = "kms:EncryptionContextKeys";

  enum Outcome {
    ALLOWED,
    DENIED,
    MALFORMED
  }

  static Stream<Arguments> policies() {
    return Stream.of(
            principals(), actions(), strings(), multiple(), others(), denials(), malformed())
        .flatMap(cases -> cases);
  }

  @ParameterizedTest(name = "{0} → {3}")
  @MethodSource("policies")
  void decides(
      String title, String statements, Map<String, List<String>> context, Outcome expected) {
    assertEquals(expected, decide(statements, context), title);
  }

  private static Stream<Arguments> principals() {
    return Stream.of(
        row("no statement for anyone", "", Outcome.DENIED),
        row("everyone", allow("\"*\"", "\"kms:*\"", ""), Outcome.ALLOWED),
        row("everyone in AWS", allow("{\"AWS\":\"*\"}", "\"kms:*\"", ""), Outcome.ALLOWED),
        row("the session's role", allow(aws(ROLE), "\"kms:*\"", ""), Outcome.ALLOWED),
        row("the session itself", allow(aws(SESSION), "\"kms:*\"", ""), Outcome.ALLOWED),
        row("a list with the role", allow(aws(ROLE + "x", ROLE), "\"kms:*\"", ""), Outcome.ALLOWED),
        row("another role", allow(aws(ROLE + "x"), "\"kms:*\"", ""), Outcome.DENIED),
        row(
            "a role of this name elsewhere",
            allow(aws(ROLE.replace("1111", "9999")), "\"kms:*\"", ""),
            Outcome.DENIED),
        row(
            "the account, without an identity policy",
            allow(aws("arn:aws:iam::111122223333:root"), "\"kms:*\"", ""),
            Outcome.DENIED));
  }

  private static Stream<Arguments> actions() {
    return Stream.of(
        row("the action", allow(aws(ROLE), "\"kms:Decrypt\"", ""), Outcome.ALLOWED),
        row("the action in another case", allow(aws(ROLE), "\"KMS:decrypt\"", ""), Outcome.ALLOWED),
        row("a wildcard", allow(aws(ROLE), "\"kms:De*\"", ""), Outcome.ALLOWED),
        row("a question mark", allow(aws(ROLE), "\"kms:Decryp?\"", ""), Outcome.ALLOWED),
        row("everything", allow(aws(ROLE), "\"*\"", ""), Outcome.ALLOWED),
        row("a prefix without a star", allow(aws(ROLE), "\"kms:Decryp\"", ""), Outcome.DENIED),
        row("another action", allow(aws(ROLE), "[\"kms:Encrypt\"]", ""), Outcome.DENIED));
  }

  private static Stream<Arguments> strings() {
    return Stream.of(
        when("equal", "StringEquals", PCR0, "\"ab\"", Outcome.ALLOWED, PCR0, "ab"),
        when("equal in another case", "StringEquals", PCR0, "\"AB\"", Outcome.DENIED, PCR0, "ab"),
        when("one of two", "StringEquals", PCR0, "[\"x\",\"ab\"]", Outcome.ALLOWED, PCR0, "ab"),
        when("not attested", "StringEquals", PCR0, "\"ab\"", Outcome.DENIED),
        when(
            "equal but for case",
            "StringEqualsIgnoreCase",
            PCR0,
            "\"AB\"",
            Outcome.ALLOWED,
            PCR0,
            "ab"),
        when("not attested", "StringEqualsIgnoreCase", PCR0, "\"AB\"", Outcome.DENIED),
        when("another value", "StringNotEquals", PCR0, "\"ab\"", Outcome.ALLOWED, PCR0, "cd"),
        when("the value", "StringNotEquals", PCR0, "\"ab\"", Outcome.DENIED, PCR0, "ab"),
        when("absent, negated", "StringNotEquals", PCR0, "\"ab\"", Outcome.ALLOWED),
        when(
            "the value but for case, negated",
            "StringNotEqualsIgnoreCase",
            PCR0,
            "\"AB\"",
            Outcome.DENIED,
            PCR0,
            "ab"),
        when("a pattern", "StringLike", NAME, "\"al*e\"", Outcome.ALLOWED, NAME, "alice"),
        when("another pattern", "StringLike", NAME, "\"b*\"", Outcome.DENIED, NAME, "alice"),
        when("a pattern over nothing", "StringLike", NAME, "\"*\"", Outcome.DENIED),
        when(
            "a condition key in another case",
            "StringEquals",
            "KMS:encryptioncontext:NAME",
            "\"alice\"",
            Outcome.ALLOWED,
            NAME,
            "alice"));
  }

  private static Stream<Arguments> multiple() {
    return Stream.of(
        when(
            "all values known",
            "ForAllValues:StringEquals",
            KEYS,
            "[\"app\",\"name\"]",
            Outcome.ALLOWED,
            KEYS,
            "name",
            "app"),
        when(
            "one value unknown",
            "ForAllValues:StringEquals",
            KEYS,
            "[\"app\",\"name\"]",
            Outcome.DENIED,
            KEYS,
            "app",
            "extra"),
        when("no values", "ForAllValues:StringEquals", KEYS, "\"app\"", Outcome.ALLOWED),
        when("two for one", "StringEquals", KEYS, "\"app\"", Outcome.DENIED, KEYS, "app", "app"));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        when("must be there, is", "Null", NAME, "\"false\"", Outcome.ALLOWED, NAME, "alice"),
        when("must be there, is not", "Null", NAME, "\"false\"", Outcome.DENIED),
        when("must be absent, is", "Null", NAME, "\"true\"", Outcome.ALLOWED),
        when("must be absent, is not", "Null", NAME, "\"true\"", Outcome.DENIED, NAME, "alice"),
        when(
            "a flag",
            "Bool",
            "aws:MultiFactorAuthPresent",
            "\"true\"",
            Outcome.ALLOWED,
            "aws:MultiFactorAuthPresent",
            "true"),
        when("no flag", "Bool", "aws:MultiFactorAuthPresent", "\"true\"", Outcome.DENIED),
        when(
            "young enough",
            "NumericLessThan",
            "aws:MultiFactorAuthAge",
            "\"900\"",
            Outcome.ALLOWED,
            "aws:MultiFactorAuthAge",
            "899"),
        when(
            "just too old",
            "NumericLessThan",
            "aws:MultiFactorAuthAge",
            "\"900\"",
            Outcome.DENIED,
            "aws:MultiFactorAuthAge",
            "900"),
        when("no age", "NumericLessThan", "aws:MultiFactorAuthAge", "\"900\"", Outcome.DENIED));
  }

  private static Stream<Arguments> denials() {
    String all = allow("\"*\"", "\"kms:*\"", "") + ",";
    String otherImage = all + deny("\"*\"", condition("StringNotEqualsIgnoreCase", PCR0, "\"ab\""));
    return Stream.of(
        row("a denial beside a permission", all + deny("\"*\"", ""), Outcome.DENIED),
        row("a denial of the role", all + deny(aws(ROLE), ""), Outcome.DENIED),
        row("a denial of another role", all + deny(aws(ROLE + "x"), ""), Outcome.ALLOWED),
        row("a denial of the whole account", all + deny(aws("111122223333"), ""), Outcome.DENIED),
        row("a denial of other images, without attestation", otherImage, Outcome.DENIED),
        row("a denial of other images, from another", otherImage, Outcome.DENIED, PCR0, "cd"),
        row("a denial of other images, from this one", otherImage, Outcome.ALLOWED, PCR0, "AB"));
  }

  private static Stream<Arguments> malformed() {
    return Stream.of(
        row(
            "NotPrincipal",
            statement("Allow", "\"NotPrincipal\":\"*\"", "\"Action\":\"kms:*\"", ""),
            Outcome.MALFORMED),
        row(
            "NotAction",
            statement("Deny", "\"Principal\":\"*\"", "\"NotAction\":\"kms:*\"", ""),
            Outcome.MALFORMED),
        row("a service", allow("{\"Service\":\"ec2\"}", "\"*\"", ""), Outcome.MALFORMED),
        row("no principal that is one", allow("\"root\"", "\"*\"", ""), Outcome.MALFORMED),
        row(
            "another effect",
            allow("\"*\"", "\"*\"", "").replace("Allow", "allow"),
            Outcome.MALFORMED),
        row("an empty list", allow("\"*\"", "[]", ""), Outcome.MALFORMED),
        when("an unknown operator", "IpAddress", PCR0, "\"ab\"", Outcome.MALFORMED),
        when("an …IfExists", "StringEqualsIfExists", PCR0, "\"ab\"", Outcome.MALFORMED),
        when("a ForAnyValue", "ForAnyValue:StringEquals", PCR0, "\"ab\"", Outcome.MALFORMED),
        when(
            "a misspelt condition key",
            "StringNotEquals",
            "kms:RecipientAttestation:PRC0",
            "\"ab\"",
            Outcome.MALFORMED),
        when("PCR32", "Null", "kms:RecipientAttestation:PCR32", "\"true\"", Outcome.MALFORMED),
        when("Null with a guess", "Null", PCR0, "\"maybe\"", Outcome.MALFORMED),
        when("a number that is none", "NumericLessThan", NAME, "\"1e9\"", Outcome.MALFORMED),
        row("no operator", allow("\"*\"", "\"*\"", ",\"Condition\":[]"), Outcome.MALFORMED),
        row("a member twice", allow("\"*\"", "\"*\"", ",\"Effect\":\"Deny\""), Outcome.MALFORMED));
  }

  @Test
  void anAccountLeavesTheDecisionToTheIdentityPolicy() {
    String policy = allow(aws("arn:aws:iam::111122223333:root"), "\"kms:*\"", "");
    assertEquals(
        new Decision.LeftToTheAccount("statement 1"),
        PolicyDocument.parse(document(policy))
            .decide(new Call(SESSION, "kms:Decrypt", KEY, Map.of())));
  }

  @Test
  void thePublishedKeyPolicyReleasesToTheAttestedEnclaveOnly() throws IOException {
    Path published =
        Path.of(System.getProperty("nitrowallet.vectors", ""))
            .resolveSibling("policies/kms-key-policy.json");
    boolean isThere = Files.exists(published);
    assertTrue(isThere || !Boolean.getBoolean("nitrowallet.vectors.required"));
    assumeTrue(isThere, "the published policies are not beside the build");
    assertReleasesToTheAttestedEnclaveOnly(
        PolicyDocument.parse(Files.readString(published).replace("<PCR0>", "ab")));
  }

  @Test
  void ourOwnKeyPolicyReleasesToTheAttestedEnclaveOnly() {
    String rendered =
        KeyPolicy.forImages(
            KeyPurpose.SEAL,
            new KeyPolicy.Roles(
                new Principal(ROLE),
                new Principal("arn:aws:iam::111122223333:role/kms-admin"),
                new Principal("arn:aws:iam::111122223333:role/wallet-release")),
            List.of(Bytes.ofHex("ab".repeat(48))),
            PcrValues.of(Map.of()));
    assertReleasesToTheAttestedEnclaveOnly(
        PolicyDocument.parse(rendered.replace("ab".repeat(48), "ab")));
  }

  private static void assertReleasesToTheAttestedEnclaveOnly(PolicyDocument policy) {
    Map<String, List<String>> attested =
        context(
            PCR0,
            "ab",
            "kms:EncryptionContext:app",
            "nitro-wallet",
            NAME,
            "alice",
            "kms:EncryptionContext:address",
            "0xaa");
    attested.put(KEYS.toLowerCase(Locale.ROOT), List.of("app", "name", "address"));
    assertTrue(isAllowed(policy, new Call(SESSION, "kms:Decrypt", KEY, attested)));
    for (String needed : List.copyOf(attested.keySet())) {
      if (needed.equals(KEYS.toLowerCase(Locale.ROOT))) {
        continue;
      }
      Map<String, List<String>> lacking = new HashMap<>(attested);
      lacking.remove(needed);
      assertFalse(isAllowed(policy, new Call(SESSION, "kms:Decrypt", KEY, lacking)), needed);
    }
    assertFalse(isAllowed(policy, new Call(SESSION, "kms:Encrypt", KEY, attested)));
    assertFalse(
        isAllowed(
            policy,
            new Call("arn:aws:iam::111122223333:role/kms-admin", "kms:Decrypt", KEY, attested)));
  }

  private static Outcome decide(String statements, Map<String, List<String>> context) {
    try {
      var policy = PolicyDocument.parse(document(statements));
      return isAllowed(policy, new Call(SESSION, "kms:Decrypt", KEY, context))
          ? Outcome.ALLOWED
          : Outcome.DENIED;
    } catch (RefusedException e) {
      assertEquals(ErrorCode.INVALID_VALUE, e.code());
      return Outcome.MALFORMED;
    }
  }

  private static boolean isAllowed(PolicyDocument policy, Call call) {
    return policy.decide(call) instanceof Decision.Allowed;
  }

  private static String document(String statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statements);
  }

  private static String allow(String principal, String action, String rest) {
    return statement("Allow", "\"Principal\":" + principal, "\"Action\":" + action, rest);
  }

  private static String deny(String principal, String rest) {
    return statement("Deny", "\"Principal\":" + principal, "\"Action\":\"kms:Decrypt\"", rest);
  }

  private static String statement(String effect, String principal, String action, String rest) {
    return "{\"Effect\":\"%s\",%s,%s,\"Resource\":\"*\"%s}"
        .formatted(effect, principal, action, rest);
  }

  private static String condition(String operator, String key, String values) {
    return ",\"Condition\":{\"%s\":{\"%s\":%s}}".formatted(operator, key, values);
  }

  private static String aws(String... arns) {
    String list = String.join("\",\"", arns);
    return arns.length == 1 ? "{\"AWS\":\"" + list + "\"}" : "{\"AWS\":[\"" + list + "\"]}";
  }

  private static Arguments row(
      String title, String statements, Outcome expected, String... context) {
    return Arguments.of(title, statements, context(context), expected);
  }

  /// A policy of one permission with one condition; `context` is a condition key and its values.
  private static Arguments when(
      String title,
      String operator,
      String key,
      String values,
      Outcome expected,
      String... context) {
    Map<String, List<String>> actual = new HashMap<>();
    if (context.length > 0) {
      actual.put(
          context[0].toLowerCase(Locale.ROOT),
          new ArrayList<>(Arrays.asList(context).subList(1, context.length)));
    }
    return Arguments.of(
        operator + ": " + title,
        allow("\"*\"", "\"*\"", condition(operator, key, values)),
        actual,
        expected);
  }

  /// Condition keys and values in turn.
  private static Map<String, List<String>> context(String... pairs) {
    Map<String, List<String>> context = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      context.put(pairs[i].toLowerCase(Locale.ROOT), List.of(pairs[i + 1]));
    }
    return context;
  }
}

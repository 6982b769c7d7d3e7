package io.nitrowallet.requester.kms.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every hole by itself, as somebody would write it, and what names it.
final class PolicyLintTest {
  private static final String PARENT = "arn:aws:iam::111122223333:role/wallet-parent";
  private static final String RELEASE = "arn:aws:iam::111122223333:role/wallet-release";
  private static final String USER = "arn:aws:iam::111122223333:user/alice";
  private static final String ROOT = "arn:aws:iam::111122223333:root";
  private static final String IMAGE = "ab".repeat(48);
  private static final String NEXT = "cd".repeat(48);
  private static final String CRYPTO = "[\"kms:Decrypt\",\"kms:GenerateDataKey\"]";

  private static final String CONTEXT =
      "\"StringEquals\":{\"kms:EncryptionContext:app\":\"nitro-wallet\"},"
          + "\"Null\":{\"kms:EncryptionContext:name\":\"false\","
          + "\"kms:EncryptionContext:address\":\"false\"},"
          + "\"ForAllValues:StringEquals\":{\"kms:EncryptionContextKeys\":"
          + "[\"app\",\"name\",\"address\"]}";

  private static final String DENY =
      statement("Deny", "Others", "\"*\"", CRYPTO, unequal("\"" + IMAGE + "\""));

  private static String unequal(String images) {
    return "\"StringNotEqualsIgnoreCase\":{\"kms:RecipientAttestation:PCR0\":" + images + "}";
  }

  private static String equal(String images) {
    return "\"StringEqualsIgnoreCase\":{\"kms:RecipientAttestation:PCR0\":" + images + "}";
  }

  private static String statement(
      String effect, String sid, String principal, String actions, String conditions) {
    return "{\"Sid\":\"%s\",\"Effect\":\"%s\",\"Principal\":%s,\"Action\":%s,\"Resource\":\"*\"%s}"
        .formatted(
            sid,
            effect,
            principal,
            actions,
            conditions.isEmpty() ? "" : ",\"Condition\":{" + conditions + "}");
  }

  private static String allow(String sid, String principal, String actions, String conditions) {
    return statement("Allow", sid, aws(principal), actions, conditions);
  }

  private static String aws(String principal) {
    return "{\"AWS\":\"" + principal + "\"}";
  }

  private static String good() {
    return allow("Good", PARENT, CRYPTO, equal("\"" + IMAGE + "\"") + "," + CONTEXT);
  }

  private static String attested(String images) {
    return allow("Crypto", PARENT, CRYPTO, equal(images) + "," + CONTEXT);
  }

  private static String document(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
        .formatted(String.join(",", statements));
  }

  private static Arguments row(String title, String expected, String... statements) {
    return Arguments.of(title, expected, KeyPurpose.SEAL, document(statements));
  }

  private static Arguments open(String title, String expected, String... statements) {
    return Arguments.of(title, expected, KeyPurpose.OPEN, document(statements));
  }

  static Stream<Arguments> policies() {
    return Stream.of(attestation(), principals(), contexts(), waysAround(), roles())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> attestation() {
    String either = "[\"%s\",\"%s\"]".formatted(IMAGE, NEXT);
    String denyEither = statement("Deny", "Others", "\"*\"", CRYPTO, unequal(either));
    String zeros = "\"" + "0".repeat(96) + "\"";
    String denyZeros = statement("Deny", "Others", "\"*\"", CRYPTO, unequal(zeros));
    return Stream.of(
        row("as it should be", "", good(), DENY),
        row("two images", "", attested(either), denyEither),
        row(
            "three images",
            "MANY_IMAGES?Crypto",
            attested("[\"%s\",\"%s\",\"%s\"]".formatted(IMAGE, NEXT, "ef".repeat(48))),
            statement(
                "Deny",
                "Others",
                "\"*\"",
                CRYPTO,
                unequal("[\"%s\",\"%s\",\"%s\"]".formatted(IMAGE, NEXT, "ef".repeat(48))))),
        row("no attestation", "UNATTESTED!Plain", allow("Plain", PARENT, CRYPTO, CONTEXT)),
        row(
            "no attestation but a denial",
            "UNATTESTED_BUT_DENIED?Plain",
            allow("Plain", PARENT, CRYPTO, CONTEXT),
            DENY),
        row(
            "a second permission defeats the first",
            "NO_DENIAL?Good UNATTESTED!Second",
            good(),
            allow("Second", PARENT, "\"kms:Decrypt\"", CONTEXT)),
        row(
            "a second one with a wildcard",
            "NO_DENIAL?Good ENCRYPT_GRANTED!All GRANTS!All DESTROYABLE?All POLICY_BY_USER!All"
                + " UNATTESTED!All NO_CONTEXT!All",
            good(),
            allow("All", PARENT, "\"kms:*\"", "")),
        row(
            "any enclave",
            "UNATTESTED!Any",
            allow(
                "Any",
                PARENT,
                CRYPTO,
                CONTEXT.replace(
                    "\"Null\":{", "\"Null\":{\"kms:RecipientAttestation:PCR0\":\"false\","))),
        row(
            "the signer alone",
            "UNATTESTED!Signer",
            allow(
                "Signer",
                PARENT,
                CRYPTO,
                equal("\"" + IMAGE + "\"").replace("PCR0", "PCR8") + "," + CONTEXT)),
        row(
            "the image by its other name",
            "NO_DENIAL?Crypto",
            attested("\"" + IMAGE + "\"").replace("PCR0", "ImageSha384")),
        row(
            "IfExists",
            "ATTESTATION_OPTIONAL!Crypto UNATTESTED!Crypto",
            attested("\"" + IMAGE + "\"")
                .replace("StringEqualsIgnoreCase", "StringEqualsIgnoreCaseIfExists")),
        row(
            "ForAllValues",
            "ATTESTATION_OPTIONAL!Crypto UNATTESTED!Crypto LOOSE_CONTEXT?Crypto",
            attested("\"" + IMAGE + "\"")
                .replace("StringEqualsIgnoreCase", "ForAllValues:StringEquals")
                .replace(
                    "\"ForAllValues:StringEquals\":{\"kms:EncryptionContextKeys\"",
                    "\"ForAnyValue:StringEquals\":{\"kms:EncryptionContextKeys\"")),
        row(
            "a pattern",
            "ATTESTATION_PATTERN!Crypto",
            attested("\"*\"").replace("StringEqualsIgnoreCase", "StringLike")),
        row("a debug enclave", "DEBUG_REGISTER!Crypto", attested(zeros), denyZeros),
        row(
            "a register that is none",
            "MALFORMED_REGISTER!Crypto NO_DENIAL?Crypto",
            attested("\"abcd\"")),
        row(
            "capital digits where they matter",
            "CASE!Crypto",
            allow(
                "Crypto",
                PARENT,
                CRYPTO,
                "\"StringEquals\":{\"kms:RecipientAttestation:PCR0\":\"%s\",%s"
                    .formatted("AB".repeat(48), CONTEXT.substring("\"StringEquals\":{".length()))),
            DENY),
        row("no denial", "NO_DENIAL?Good", good()),
        row(
            "a denial for one role",
            "NO_DENIAL?Good",
            good(),
            statement("Deny", "Others", aws(PARENT), CRYPTO, unequal("\"" + IMAGE + "\""))),
        row(
            "a denial with a second condition",
            "NO_DENIAL?Good",
            good(),
            statement(
                "Deny",
                "Others",
                "\"*\"",
                CRYPTO,
                unequal("\"" + IMAGE + "\"") + ",\"Bool\":{\"aws:SecureTransport\":\"true\"}")),
        row(
            "a denial of the very image",
            "NO_DENIAL?Good",
            good(),
            statement("Deny", "Others", "\"*\"", CRYPTO, equal("\"" + IMAGE + "\""))),
        row(
            "a denial for another key",
            "NO_DENIAL?Good",
            good(),
            DENY.replace("\"Resource\":\"*\"", "\"Resource\":\"arn:aws:kms:x:1:key/other\"")),
        row(
            "a denial that passes where nothing is attested",
            "UNATTESTED!Plain",
            allow("Plain", PARENT, CRYPTO, CONTEXT),
            DENY.replace("StringNot", "ForAnyValue:StringNot")),
        row(
            "a denial of half the actions",
            "NO_DENIAL?Good",
            good(),
            statement("Deny", "Others", "\"*\"", "\"kms:Decrypt\"", unequal("\"" + IMAGE + "\""))),
        row("a denial of the next image", "DENIAL_DIFFERS!Crypto", attested(either), DENY),
        row("a denial that spares another", "DENIAL_DIFFERS!Good", good(), denyEither));
  }

  private static Stream<Arguments> principals() {
    String both = equal("\"" + IMAGE + "\"") + "," + CONTEXT;
    return Stream.of(
        row(
            "everyone",
            "EVERYONE!Crypto",
            statement("Allow", "Crypto", "\"*\"", CRYPTO, both),
            DENY),
        row("everyone in AWS", "EVERYONE!Crypto", allow("Crypto", "*", CRYPTO, both), DENY),
        row("the account", "ACCOUNT_DECIDES!Crypto", allow("Crypto", ROOT, CRYPTO, both), DENY),
        row(
            "the account by its number",
            "ACCOUNT_DECIDES!Crypto",
            allow("Crypto", "111122223333", CRYPTO, both),
            DENY),
        row(
            "a service",
            "OTHER_PRINCIPAL!Crypto",
            statement("Allow", "Crypto", "{\"Service\":\"ec2.amazonaws.com\"}", CRYPTO, both),
            DENY),
        row(
            "all but one",
            "NOT_ELEMENT!Crypto EVERYONE!Crypto",
            allow("Crypto", PARENT, CRYPTO, both).replace("\"Principal\"", "\"NotPrincipal\""),
            DENY),
        row(
            "all actions but one",
            "NOT_ELEMENT!Crypto ENCRYPT_GRANTED!Crypto GRANTS!Crypto DESTROYABLE?Crypto"
                + " POLICY_BY_USER!Crypto",
            allow("Crypto", PARENT, CRYPTO, both).replace("\"Action\"", "\"NotAction\""),
            DENY));
  }

  private static Stream<Arguments> contexts() {
    String image = equal("\"" + IMAGE + "\"");
    String decrypt = allow("Old", PARENT, "\"kms:Decrypt\"", image);
    String denyDecrypt =
        statement("Deny", "Others", "\"*\"", "\"kms:Decrypt\"", unequal("\"" + IMAGE + "\""));
    return Stream.of(
        row("no context", "NO_CONTEXT!Crypto", allow("Crypto", PARENT, CRYPTO, image), DENY),
        row(
            "app alone",
            "LOOSE_CONTEXT?Crypto",
            allow(
                "Crypto",
                PARENT,
                CRYPTO,
                image + ",\"StringEquals\":{\"kms:EncryptionContext:app\":\"nitro-wallet\"}"),
            DENY),
        row(
            "further keys",
            "LOOSE_CONTEXT?Good",
            good().replace("ForAllValues", "ForAnyValue"),
            DENY),
        row(
            "any app",
            "LOOSE_CONTEXT?Good",
            good()
                .replace("\"nitro-wallet\"", "\"*\"")
                .replace("\"StringEquals\":{\"kms:Enc", "\"StringLike\":{\"kms:Enc"),
            DENY),
        row("an open key as if it sealed", "NO_CONTEXT!Old", decrypt, denyDecrypt),
        open("an open key", "", decrypt, denyDecrypt),
        open(
            "an open key that seals",
            "SEALS_UNDER_OPEN_KEY!Crypto",
            allow("Crypto", PARENT, CRYPTO, image),
            DENY));
  }

  private static Stream<Arguments> waysAround() {
    String put = "\"kms:PutKeyPolicy\"";
    String mfa = "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}";
    return Stream.of(
        row(
            "Encrypt for the parent",
            "ENCRYPT_GRANTED!Enc",
            good(),
            DENY,
            allow("Enc", PARENT, "\"kms:Encrypt\"", "")),
        row(
            "ReEncrypt for another",
            "ENCRYPT_GRANTED!Re",
            good(),
            DENY,
            allow("Re", RELEASE, "\"kms:ReEncrypt*\"", "")),
        row(
            "Encrypt that is denied to all",
            "",
            good(),
            DENY,
            allow("Enc", PARENT, "\"kms:Encrypt\"", ""),
            statement("Deny", "Around", "\"*\"", "[\"kms:Encrypt\",\"kms:ReEncrypt*\"]", "")),
        row(
            "Encrypt that is denied for another key",
            "ENCRYPT_GRANTED!Enc",
            good(),
            DENY,
            allow("Enc", PARENT, "\"kms:Encrypt\"", ""),
            statement("Deny", "Around", "\"*\"", "\"kms:*\"", "")
                .replace("\"Resource\":\"*\"", "\"Resource\":\"arn:aws:kms:x:1:key/other\"")),
        row(
            "a session of the parent writes the policy",
            "POLICY_BY_USER!Put",
            good(),
            DENY,
            allow("Put", "arn:aws:sts::111122223333:assumed-role/wallet-parent/i-1", put, "")),
        row("grants", "GRANTS!G", good(), DENY, allow("G", RELEASE, "\"kms:CreateGrant\"", "")),
        row(
            "the parent writes the policy",
            "POLICY_BY_USER!Put",
            good(),
            DENY,
            allow("Put", PARENT, put, "")),
        row(
            "the account writes the policy",
            "ACCOUNT_DECIDES!Put",
            good(),
            DENY,
            allow("Put", ROOT, put, mfa)),
        row(
            "a user without a second factor",
            "RELEASE_UNGUARDED?Put",
            good(),
            DENY,
            allow("Put", USER, put, "")),
        row(
            "a user with a second factor if there is one",
            "RELEASE_UNGUARDED?Put",
            good(),
            DENY,
            allow("Put", USER, put, mfa.replace("Bool", "BoolIfExists"))),
        row("a user with one", "", good(), DENY, allow("Put", USER, put, mfa)),
        row("a role, whose trust policy asks", "", good(), DENY, allow("Put", RELEASE, put, "")),
        row(
            "a role that cannot show one",
            "FACTOR_UNSEEN?Put",
            good(),
            DENY,
            allow("Put", RELEASE, put, mfa)),
        row(
            "deletion",
            "DESTROYABLE?Del",
            good(),
            DENY,
            allow("Del", RELEASE, "\"kms:ScheduleKeyDeletion\"", "")),
        row(
            "what KMS gives a key that was created without a policy",
            "ENCRYPT_GRANTED!statement 1 GRANTS!statement 1 ACCOUNT_DECIDES!statement 1"
                + " DESTROYABLE?statement 1 POLICY_BY_USER!statement 1"
                + " RELEASE_UNGUARDED?statement 1 UNATTESTED!statement 1 NO_CONTEXT!statement 1",
            allow("", ROOT, "\"kms:*\"", "")));
  }

  private static String identity(String sid, String actions, String resource, String conditions) {
    return allow(sid, PARENT, actions, conditions)
        .replace("\"Principal\":" + aws(PARENT) + ",", "")
        .replace("\"Resource\":\"*\"", "\"Resource\":\"" + resource + "\"");
  }

  private static Stream<Arguments> roles() {
    String key = "arn:aws:kms:eu-west-1:111122223333:key/k1";
    String table = "arn:aws:dynamodb:eu-west-1:111122223333:table/AccountTable";
    String endpoints =
        statement(
                "Deny",
                "Endpoints",
                "\"*\"",
                "[\"kms:*\",\"dynamodb:*\"]",
                "\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-1\"]}")
            .replace("\"Principal\":\"*\",", "");
    return Stream.of(
        row(
            "the seed's role",
            "FROM_ANYWHERE!VisualEditor0 UNATTESTED!VisualEditor0 NO_CONTEXT!VisualEditor0"
                + " METADATA_V1?VisualEditor0 ANY_RESOURCE!VisualEditor1"
                + " FROM_ANYWHERE!VisualEditor1",
            identity("VisualEditor0", CRYPTO, key, ""),
            identity("VisualEditor1", "[\"dynamodb:PutItem\",\"dynamodb:GetItem\"]", "*", "")),
        row(
            "a role that is held to the endpoints",
            "UNATTESTED?Kms NO_CONTEXT?Kms METADATA_V1?Kms",
            identity("Kms", CRYPTO, key, ""),
            identity("Rows", "\"dynamodb:PutItem\"", table, ""),
            endpoints),
        row(
            "a role that demands attestation",
            "METADATA_V1?Kms",
            identity("Kms", CRYPTO, key, equal("\"" + IMAGE + "\"") + "," + CONTEXT),
            endpoints),
        row(
            "a role for every key, that also writes its policy",
            "ENCRYPT_GRANTED!Kms GRANTS!Kms DESTROYABLE?Kms ANY_RESOURCE!Kms UNATTESTED?Kms"
                + " NO_CONTEXT?Kms POLICY_BY_USER!Kms METADATA_V1?Kms",
            identity("Kms", "\"kms:*\"", "*", ""),
            endpoints),
        row(
            "a role that removes rows",
            "DESTROYABLE?Rows",
            identity("Rows", "\"dynamodb:DeleteItem\"", table, ""),
            endpoints),
        row(
            "a role whose endpoints hold for something else",
            "FROM_ANYWHERE!Kms UNATTESTED!Kms NO_CONTEXT!Kms METADATA_V1?Kms",
            identity("Kms", CRYPTO, key, ""),
            endpoints.replace("[\"kms:*\",\"dynamodb:*\"]", "\"s3:*\"")),
        row("a role that reads", "", identity("Read", "\"dynamodb:GetItem\"", table, "")));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @MethodSource("policies")
  void namesWhatIsWrong(String title, String expected, KeyPurpose purpose, String policy) {
    assertEquals(expected, shown(PolicyLint.of(policy, purpose)), title);
  }

  /// An error's fault ends in `!`, a warning's in `?`; the statement follows.
  private static String shown(List<Finding> findings) {
    return findings.stream()
        .map(it -> it.fault() + (it.isError() ? "!" : "?") + it.statement())
        .collect(Collectors.joining(" "));
  }

  static Stream<String> ours() {
    var roles =
        new KeyPolicy.Roles(
            new Principal(PARENT),
            new Principal("arn:aws:iam::111122223333:role/kms-admin"),
            new Principal(RELEASE));
    return Stream.of(
        KeyPolicy.forImages(
            KeyPurpose.SEAL, roles, List.of(Bytes.ofHex(IMAGE)), PcrValues.of(Map.of())),
        KeyPolicy.forImages(
            KeyPurpose.SEAL,
            roles,
            List.of(Bytes.ofHex(IMAGE), Bytes.ofHex(NEXT)),
            PcrValues.of(Map.of(8, Bytes.ofHex(NEXT)))));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void findsNothingInWhatWeWrite(String policy) {
    assertEquals("", shown(PolicyLint.of(policy, KeyPurpose.SEAL)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kms-key-policy.json",
        "parent-role.json",
        "console-read-role.json",
        "organisation-scp.json"
      })
  void findsNoErrorInTheDesignsPolicies(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("nitrowallet.vectors", ""))
            .resolveSibling("policies")
            .resolve(name);
    boolean isThere = Files.exists(file);
    assertTrue(isThere || !Boolean.getBoolean("nitrowallet.vectors.required"));
    assumeTrue(isThere, "the published policies are not beside the build");
    String policy = Files.readString(file).replace("<PCR0>", IMAGE);
    assertEquals(
        List.of(),
        PolicyLint.of(policy, KeyPurpose.SEAL).stream().filter(Finding::isError).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"Version\":\"2012-10-17\"}",
        "{\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":1,\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Condition\":[]}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Condition\":{\"Bool\":1}}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Aws\":\"*\"}}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\"},{\"Effect\":\"Deny\",\"Principal\":\"*\"}]}",
      })
  void refusesWhatIsNoPolicy(String text) {
    var refusal = assertThrows(RefusedException.class, () -> PolicyLint.of(text, KeyPurpose.SEAL));
    assertEquals(ErrorCode.INVALID_VALUE, refusal.code());
  }
}

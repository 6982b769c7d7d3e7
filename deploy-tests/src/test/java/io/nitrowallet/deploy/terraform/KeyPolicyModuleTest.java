package io.nitrowallet.deploy.terraform;

import static io.nitrowallet.deploy.terraform.Variables.A;
import static io.nitrowallet.deploy.terraform.Variables.B;
import static io.nitrowallet.deploy.terraform.Variables.json;
import static io.nitrowallet.deploy.terraform.Variables.keyPolicy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import io.nitrowallet.requester.kms.policy.PolicyLint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/// What KMS would be told is what the command line tells it, and so what the local stack's attacks
/// fail at.
class KeyPolicyModuleTest {
  private static final Terraform MODULE = Terraform.module("key-policy");
  private static final KeyPolicy.Roles ROLES =
      new KeyPolicy.Roles(
          new Principal(Variables.PARENT),
          new Principal(Variables.ADMIN),
          new Principal(Variables.RELEASE));

  private static ObjectNode planned(ObjectNode variables) {
    return Variables.policy(MODULE.planned(variables), "aws_kms_key_policy.this");
  }

  @ParameterizedTest
  @EnumSource
  void isTheCommandLinesOwnForEachPurposeAndEveryChoiceOfRegisters(KeyPurpose purpose) {
    List<List<String>> images = List.of(List.of(A), List.of(A, B));
    List<Map<Integer, Bytes>> further =
        List.of(
            Map.of(),
            Map.of(8, Bytes.ofHex(B)),
            Map.of(1, Bytes.ofHex(A), 2, Bytes.ofHex(B), 3, Bytes.ofHex(A), 4, Bytes.ofHex(B)));
    for (List<String> pcr0 : images) {
      for (Map<Integer, Bytes> others : further) {
        ObjectNode variables = keyPolicy(pcr0.toArray(String[]::new));
        variables.put("purpose", purpose.name().toLowerCase(Locale.ROOT));
        ObjectNode registers = variables.putObject("further_pcrs");
        others.forEach((index, value) -> registers.put(Integer.toString(index), value.hex()));
        String own =
            KeyPolicy.forImages(
                purpose, ROLES, pcr0.stream().map(Bytes::ofHex).toList(), PcrValues.of(others));
        ObjectNode planned = planned(variables);
        assertEquals(json(own), planned);
        assertEquals(List.of(), PolicyLint.of(planned.toString(), purpose));
      }
    }
  }

  @Test
  void aKeyBeforeItsFirstImageIsTheCommandLinesOwnToo() {
    ObjectNode planned =
        Variables.policy(Terraform.module("kms-key").planned(Variables.key()), "aws_kms_key.this");
    var key = new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/k");
    assertEquals(json(KeyPolicy.beforeTheFirstImage(key)), planned);
  }

  @Test
  void theChinaRegionsArePartitionsOfTheirOwn() {
    ObjectNode variables = json("{\"account_arn\":\"arn:aws-cn:iam::111122223333:root\"}");
    ObjectNode planned =
        Variables.policy(Terraform.module("kms-key").planned(variables), "aws_kms_key.this");
    var key = new KeyArn("arn:aws-cn:kms:cn-north-1:111122223333:key/k");
    assertEquals(json(KeyPolicy.beforeTheFirstImage(key)), planned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pcr0          | []                         | names one image, or two
          pcr0          | ["AB*48"]                  | lower-case hex digits
          pcr0          | ["ab"]                     | lower-case hex digits
          pcr0          | ["00*48"]                  | debug enclave
          pcr0          | ["ab*48","ab*48"]          | twice
          pcr0          | ["ab*48","cd*48","ef*48"]  | names one image, or two
          further_pcrs  | {"0":"ab*48"}              | images are named by pcr0 alone
          further_pcrs  | {"5":"ab*48"}              | are 1, 2, 3, 4 and 8
          further_pcrs  | {"8":"00*48"}              | not all zero
          further_pcrs  | {"8":"ab"}                 | 96 lower-case hex digits
          purpose       | "encrypt"                  | seal or open
          key_arn       | "alias/wallet"             | no alias
          key_arn       | "arn:aws:kms:eu-west-1:111122223333:alias/w" | no alias
          parent_role_arn  | "*"                     | one role
          parent_role_arn  | "arn:aws:iam::111122223333:root" | one role
          parent_role_arn  | "arn:aws:iam::111122223333:role/*" | one role
          release_role_arn | "arn:aws:iam::111122223333:role/wallet-parent" | another than the parent's
          admin_role_arn   | "arn:aws:iam::111122223333:role/wallet-parent" | another than the parent's
          """)
  void refusesWhatWouldReleaseKeysToOthers(String variable, String value, String why) {
    String written = value;
    for (String digits : List.of("ab", "AB", "cd", "ef", "00")) {
      written = written.replace(digits + "*48", digits.repeat(48));
    }
    ObjectNode variables = keyPolicy(A);
    variables.set(variable, json("{\"v\":" + written + "}").get("v"));
    List<String> refusals = MODULE.refusals(variables);
    assertTrue(
        Stream.of(refusals)
            .flatMap(List::stream)
            .anyMatch(refusal -> refusal.startsWith(variable) && refusal.contains(why)),
        refusals::toString);
  }

  @Test
  void refusesVariablesThatItDoesNotHave() {
    ObjectNode variables = keyPolicy(A);
    variables.put("pcr1", A);
    assertEquals(List.of("no variable pcr1"), MODULE.refusals(variables));
  }
}

package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.requester.kms.policy.KeyPurpose;
import io.nitrowallet.requester.kms.policy.PolicyLint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What each role may do, and who takes it.
class RolesModuleTest {
  private static final Terraform MODULE = Terraform.module("roles");

  private final JsonNode planned = MODULE.planned(Variables.roles());

  private ObjectNode policy(String role) {
    return Variables.policy(planned, "aws_iam_role_policy." + role);
  }

  private static Set<String> allowed(JsonNode policy) {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : policy.get("Statement")) {
      if (statement.get("Effect").stringValue().equals("Allow")) {
        actions.addAll(WildcardsTest.values(statement.get("Action")));
      }
    }
    return actions;
  }

  /// What the code calls, role by role; beside it, what the tools need that people bring.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parent  | kms:Decrypt kms:GenerateDataKey kms:DescribeKey kms:GetKeyPolicy kms:ListGrants dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:DescribeTable | ssm:UpdateInstanceInformation ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel
          console | dynamodb:Query | ''
          release | kms:PutKeyPolicy kms:DescribeKey kms:GetKeyPolicy | kms:GetKeyRotationStatus kms:ListResourceTags
          """)
  void eachIsAllowedWhatTheCodeCallsAndWhatItsToolsNeed(String role, String called, String tools) {
    Set<String> expected = new TreeSet<>(List.of(called.split(" ")));
    assertTrue(SdkCalls.all().containsAll(expected), () -> expected + " in " + SdkCalls.all());
    if (!tools.isEmpty()) {
      expected.addAll(List.of(tools.split(" ")));
    }
    assertEquals(expected, allowed(policy(role)));
    assertEquals(
        List.of("aws_iam_role_policy." + role),
        planned.get("resources").properties().stream()
            .filter(it -> it.getKey().startsWith("aws_iam_role_policy"))
            .filter(it -> it.getValue().get("role").stringValue().contains("." + role))
            .map(it -> it.getKey())
            .toList());
  }

  /// An earlier project's key leaves the decision to the account, until its policy is replaced.
  @Test
  void noKeyIsUsedWithoutAnEnclaveWhateverItsOwnPolicySays() {
    for (JsonNode statement : policy("parent").get("Statement")) {
      boolean opens =
          WildcardsTest.values(statement.get("Action")).stream()
              .anyMatch(Set.of("kms:Decrypt", "kms:GenerateDataKey")::contains);
      if (opens) {
        assertEquals(
            "false",
            statement.at("/Condition/Null/kms:RecipientAttestation:PCR0").asString(""),
            statement::toString);
        boolean old = statement.get("Resource").toString().contains("key/o");
        assertEquals(
            old ? List.of("kms:Decrypt") : List.of("kms:Decrypt", "kms:GenerateDataKey"),
            WildcardsTest.values(statement.get("Action")));
      }
    }
  }

  /// A key's policy knows a role by an id that its successor of the same name does not have.
  @Test
  void rolesThatAKeyPolicyNamesAreNotDestroyed() {
    for (String role : List.of("parent", "admin", "release")) {
      JsonNode planned = this.planned.get("resources").get("aws_iam_role." + role);
      assertTrue(planned.at("/lifecycle/0/prevent_destroy").asBoolean(), role);
    }
  }

  /// People do these things, by AWS's own tools, and the key's policy grants no more.
  @Test
  void anAdminMayDoWhatTheKeyPolicyGrantsAnAdmin() {
    JsonNode keyPolicy =
        Variables.policy(
            Terraform.module("key-policy").planned(Variables.keyPolicy(Variables.A)),
            "aws_kms_key_policy.this");
    Set<String> granted = new TreeSet<>();
    for (JsonNode statement : keyPolicy.get("Statement")) {
      if (statement.get("Sid").stringValue().equals("AdministrationWithoutCryptography")) {
        statement.get("Action").forEach(action -> granted.add(action.stringValue()));
      }
    }
    assertFalse(granted.isEmpty());
    assertEquals(granted, allowed(policy("admin")));
  }

  /// A rule that finds no calls would allow nothing, and one that found all would allow anything.
  @Test
  void theCallsAreFound() {
    Set<String> calls = SdkCalls.all();
    assertTrue(
        calls.containsAll(
            Set.of("kms:Decrypt", "kms:GenerateDataKey", "dynamodb:GetItem", "dynamodb:Query")),
        calls::toString);
    assertFalse(calls.contains("kms:Encrypt"));
    assertFalse(calls.contains("dynamodb:BatchWriteItem"));
    assertFalse(calls.contains("dynamodb:Scan"), "a migration's, which has a role of its own");
    assertFalse(calls.contains("dynamodb:DeleteItem"), "a migration's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parent", "console", "admin", "release"})
  void theLinterFindsNoFault(String role) {
    assertEquals(
        List.of(),
        PolicyLint.of(policy(role).toString(), KeyPurpose.SEAL).stream()
            .filter(finding -> finding.isError())
            .map(finding -> finding.fault() + " " + finding.statement())
            .toList());
  }

  /// People's roles are taken with a second factor; machines' by their service alone.
  @Test
  void peopleBringASecondFactor() {
    for (String role : List.of("console", "admin", "release")) {
      JsonNode trust =
          Variables.policy(planned, "aws_iam_role." + role, "assume_role_policy")
              .at("/Statement/0");
      assertEquals(
          "true", trust.at("/Condition/Bool/aws:MultiFactorAuthPresent").stringValue(), role);
      assertTrue(trust.at("/Principal/AWS").isArray(), role);
    }
    assertEquals(
        "ec2.amazonaws.com",
        Variables.policy(planned, "aws_iam_role.parent", "assume_role_policy")
            .at("/Statement/0/Principal/Service")
            .stringValue());
    assertTrue(planned.get("resources").has("aws_iam_instance_profile.parent[0]"));
  }

  @Test
  void aPodTakesTheParentsRoleByPodIdentity() {
    ObjectNode variables = Variables.roles();
    variables.put("parent_runs_on", "eks");
    JsonNode onEks = MODULE.planned(variables);
    assertEquals(
        "pods.eks.amazonaws.com",
        Variables.policy(onEks, "aws_iam_role.parent", "assume_role_policy")
            .at("/Statement/0/Principal/Service")
            .stringValue());
    assertFalse(onEks.get("resources").has("aws_iam_instance_profile.parent[0]"));
    assertFalse(onEks.toString().contains("ssmmessages"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          console_principals | ["*"]
          console_principals | []
          admin_principals   | ["arn:aws:iam::111122223333:root"]
          release_principals | ["arn:aws:iam::111122223333:user/*"]
          release_principals | ["arn:aws:iam::111122223333:role/releasers"]
          release_principals | ["arn:aws:iam::111122223333:user/alice"]
          seal_key_arns      | []
          seal_key_arns      | ["*"]
          open_key_arns      | ["arn:aws:kms:eu-west-1:111122223333:alias/x"]
          vpc_endpoint_ids   | []
          parent_runs_on     | "lambda"
          dns_suffix         | "example.com"
          prefix             | "a b"
          """)
  void refusesWhatIsTooWide(String variable, String value) {
    ObjectNode variables = Variables.roles();
    variables.set(variable, Variables.json("{\"v\":" + value + "}").get("v"));
    List<String> refusals = MODULE.refusals(variables);
    assertEquals(1, refusals.size(), refusals::toString);
    assertTrue(refusals.getFirst().startsWith(variable + ": "), refusals::toString);
  }
}

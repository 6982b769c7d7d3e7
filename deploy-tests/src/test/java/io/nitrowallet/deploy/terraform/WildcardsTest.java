package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// No policy allows everybody, or everything, but where it is said here why.
class WildcardsTest {
  /// In a key's policy the resource is the key itself, and KMS takes nothing but `*` for it. An
  /// endpoint's policy names roles in its condition, tables and keys as its resources. Session
  /// Manager knows no ARNs.
  private static final List<String> PERMITTED =
      List.of(
          "aws_kms_key.this AdministrationByTheAccount Resource *",
          "aws_kms_key_policy.this AttestedEnclaveOnly Resource *",
          "aws_kms_key_policy.this ParentLooksAtItsKey Resource *",
          "aws_kms_key_policy.this AdministrationWithoutCryptography Resource *",
          "aws_kms_key_policy.this ReleaseOfImages Resource *",
          "aws_kms_key_policy.this ReleaseLooksAtTheKey Resource *",
          "aws_kms_key_policy.this AccountLooksAtTheKey Resource *",
          "aws_iam_role_policy.parent SessionManager Resource *",
          "aws_vpc_endpoint.dynamodb Wallet Principal *",
          "aws_vpc_endpoint.kms Wallet Principal *",
          "aws_vpc_endpoint.dynamodb Wallet Action dynamodb:*",
          "aws_vpc_endpoint.kms Wallet Action kms:*");

  private static List<String> found(JsonNode planned) {
    List<String> found = new ArrayList<>();
    planned
        .get("resources")
        .properties()
        .forEach(resource -> {
          for (String attribute : List.of("policy", "assume_role_policy")) {
            JsonNode text = resource.getValue().path(attribute);
            if (text.isString()) {
              wildcards(resource.getKey(), Variables.json(text.stringValue()), found);
            }
          }
        });
    return found;
  }

  private static void wildcards(String resource, ObjectNode policy, List<String> found) {
    for (JsonNode statement : policy.get("Statement")) {
      if (!statement.get("Effect").stringValue().equals("Allow")) {
        continue;
      }
      for (String member : List.of("Principal", "Resource", "Action")) {
        for (String value : values(statement.path(member))) {
          // a table's own indexes are named by the table
          if (value.replaceFirst("/index/[*]$", "").contains("*")) {
            found.add(
                "%s %s %s %s"
                    .formatted(resource, statement.path("Sid").asString("-"), member, value));
          }
        }
      }
      for (String member : List.of("NotPrincipal", "NotAction", "NotResource")) {
        if (statement.has(member)) {
          found.add(resource + " " + member);
        }
      }
    }
  }

  static List<String> values(JsonNode node) {
    if (node.isString()) {
      return List.of(node.stringValue());
    }
    List<String> values = new ArrayList<>();
    node.forEach(child -> values.addAll(values(child)));
    return values;
  }

  @Test
  void allAreOnTheList() {
    List<String> found = new ArrayList<>();
    found.addAll(found(Terraform.module("kms-key").planned(Variables.key())));
    found.addAll(found(Terraform.module("key-policy").planned(Variables.keyPolicy(Variables.A))));
    found.addAll(found(Terraform.module("roles").planned(Variables.roles())));
    found.addAll(found(Terraform.module("endpoints").planned(Variables.endpoints())));
    assertEquals(PERMITTED.stream().sorted().toList(), found.stream().sorted().toList());
  }

  @Test
  void anEndpointCarriesForNamedRolesAlone() {
    JsonNode planned = Terraform.module("endpoints").planned(Variables.endpoints());
    for (String endpoint : List.of("aws_vpc_endpoint.kms", "aws_vpc_endpoint.dynamodb")) {
      JsonNode statements = Variables.policy(planned, endpoint).get("Statement");
      assertEquals(
          "[\"arn:aws:iam::111122223333:role/wallet-parent\"]",
          statements.get(1).at("/Condition/ArnEquals/aws:PrincipalArn").toString());
      assertEquals(
          "111122223333",
          statements.get(0).at("/Condition/StringNotEquals/aws:PrincipalAccount").stringValue());
    }
  }

  @Test
  void aPlantedOneIsFound() {
    JsonNode planted =
        Variables.json(
            """
            {"resources":{"aws_iam_role_policy.x":{"policy":"{\\"Statement\\":[{\\"Sid\\":\\"S\\",\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":[\\"*\\"]},\\"Action\\":\\"kms:*\\",\\"NotResource\\":\\"a\\"}]}"}}}
            """);
    assertEquals(
        List.of(
            "aws_iam_role_policy.x S Principal *",
            "aws_iam_role_policy.x S Action kms:*",
            "aws_iam_role_policy.x NotResource"),
        found(planted));
  }

  @Test
  void aPlantedKeyThatNobodyKnowsBeforeItIsAppliedIsRefused(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("main.tf"),
        """
        resource "aws_security_group" "a" {}
        resource "aws_vpc_security_group_ingress_rule" "b" {
          for_each = toset([aws_security_group.a.id])
        }
        """);
    AssertionError refusal =
        assertThrows(
            AssertionError.class, () -> Terraform.in(folder).planned(Variables.json("{}")));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("which nobody knows before it is applied"),
        refusal::getMessage);
  }
}

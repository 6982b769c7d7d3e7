package io.nitrowallet.deploy.terraform;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What modules are asked with in these tests.
final class Variables {
  static final String A = "ab".repeat(48);
  static final String B = "cd".repeat(48);
  static final String PARENT = "arn:aws:iam::111122223333:role/wallet-parent";
  static final String ADMIN = "arn:aws:iam::111122223333:role/kms-admin";
  static final String RELEASE = "arn:aws:iam::111122223333:role/wallet-release";

  private Variables() {}

  static ObjectNode json(String text) {
    return StrictJson.parse(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ObjectNode keyPolicy(String... pcr0) {
    ObjectNode variables =
        json(
            """
            {"key_arn":"arn:aws:kms:eu-west-1:111122223333:key/k","parent_role_arn":"%s",
             "admin_role_arn":"%s","release_role_arn":"%s"}
            """
                .formatted(PARENT, ADMIN, RELEASE));
    var images = variables.putArray("pcr0");
    for (String image : pcr0) {
      images.add(image);
    }
    return variables;
  }

  static ObjectNode roles() {
    return json(
        """
        {"parent_runs_on":"ec2",
         "table_arns":{"accounts":"arn:aws:dynamodb:eu-west-1:111122223333:table/AccountTable",
          "intents":"arn:aws:dynamodb:eu-west-1:111122223333:table/IntentTable",
          "receipts":"arn:aws:dynamodb:eu-west-1:111122223333:table/ReceiptTable"},
         "seal_key_arns":["arn:aws:kms:eu-west-1:111122223333:key/k"],
         "open_key_arns":["arn:aws:kms:eu-west-1:111122223333:key/o"],
         "vpc_endpoint_ids":["vpce-1","vpce-2"],
         "console_principals":["arn:aws:iam::111122223333:user/alice"],
         "admin_principals":["arn:aws:iam::111122223333:user/carol"],
         "release_principals":["arn:aws:iam::111122223333:user/bob"]}
        """);
  }

  static ObjectNode endpoints() {
    return json(
        """
        {"region":"eu-west-1","account_id":"111122223333","vpc_id":"vpc-1","subnet_ids":["s-1"],
         "principal_arns":["arn:aws:iam::111122223333:role/wallet-parent"],
         "key_arns":["arn:aws:kms:eu-west-1:111122223333:key/k"],
         "table_arns":["arn:aws:dynamodb:eu-west-1:111122223333:table/AccountTable"],
         "route_table_ids":["rtb-1"],"parent_security_group_ids":["sg-1"]}
        """);
  }

  static ObjectNode instance() {
    return json(
        """
        {"region":"eu-west-1","ami_id":"ami-0123456789abcdef0","instance_profile":"wallet-parent",
         "subnet_id":"s-1","security_group_ids":["sg-1"],"parent_configuration":"table: AccountTable\\n"}
        """);
  }

  static ObjectNode nodes() {
    return json(
        """
        {"cluster_name":"c","node_role_arn":"arn:aws:iam::111122223333:role/nodes",
         "subnet_ids":["s-1","s-2"],"parent_role_arn":"%s"}
        """
            .formatted(PARENT));
  }

  static ObjectNode key() {
    return json("{\"account_arn\":\"arn:aws:sts::111122223333:assumed-role/x/y\"}");
  }

  /// A policy within a resource, which is JSON in a string.
  static ObjectNode policy(JsonNode planned, String resource) {
    return policy(planned, resource, "policy");
  }

  static ObjectNode policy(JsonNode planned, String resource, String attribute) {
    return json(planned.at("/resources").get(resource).get(attribute).stringValue());
  }
}

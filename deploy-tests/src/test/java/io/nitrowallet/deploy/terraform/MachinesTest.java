package io.nitrowallet.deploy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Parents on EC2 and nodes of EKS: enclaves on, metadata by version 2 and one hop, disks
/// encrypted.
class MachinesTest {
  private static final Terraform INSTANCE = Terraform.module("parent-instance");
  private static final Terraform NODES = Terraform.module("eks-nodes");

  private static JsonNode template(JsonNode planned, String name) {
    return planned.get("resources").get("aws_launch_template." + name);
  }

  private static String userData(JsonNode template) {
    return new String(
        Base64.getDecoder().decode(template.get("user_data").stringValue()),
        StandardCharsets.UTF_8);
  }

  @Test
  void machinesAreHardened() {
    for (JsonNode template :
        List.of(
            template(INSTANCE.planned(Variables.instance()), "parent"),
            template(NODES.planned(Variables.nodes()), "nodes"))) {
      assertTrue(template.at("/enclave_options/0/enabled").asBoolean());
      assertEquals("required", template.at("/metadata_options/0/http_tokens").stringValue());
      assertEquals(1, template.at("/metadata_options/0/http_put_response_hop_limit").asInt());
      assertTrue(template.at("/block_device_mappings/0/ebs/0/encrypted").asBoolean());
    }
    JsonNode parent = template(INSTANCE.planned(Variables.instance()), "parent");
    assertFalse(parent.at("/network_interfaces/0/associate_public_ip_address").asBoolean(true));
  }

  @Test
  void userDataHasTheUnitsAndSettingsAndFitsIntoTheMetadata() {
    String data = userData(template(INSTANCE.planned(Variables.instance()), "parent"));
    assertTrue(data.length() < 16 * 1024, () -> "EC2 takes 16 KiB, and this has " + data.length());
    assertTrue(data.startsWith("#cloud-config\n"), data);
    ObjectNode cloudConfig = Variables.json(data.substring(data.indexOf('\n') + 1));
    List<String> files = new ArrayList<>();
    for (JsonNode file : cloudConfig.get("write_files")) {
      files.add(file.get("path").stringValue());
      String content =
          new String(
              Base64.getDecoder().decode(file.get("content").stringValue()),
              StandardCharsets.UTF_8);
      if (files.getLast().endsWith("allocator.yaml")) {
        assertEquals("---\nmemory_mib: 1024\ncpu_count: 2\n", content);
      }
      if (files.getLast().endsWith(".service")) {
        assertTrue(content.contains("ExecStart="), files::getLast);
      }
    }
    assertEquals(
        List.of(
            "/etc/nitro-wallet/config.yaml",
            "/etc/nitro-wallet/parent.env",
            "/etc/nitro_enclaves/allocator.yaml",
            "/etc/systemd/system/nitro-wallet-enclave-health.service",
            "/etc/systemd/system/nitro-wallet-enclave-health.timer",
            "/etc/systemd/system/nitro-wallet-enclave-logs.service",
            "/etc/systemd/system/nitro-wallet-enclave.service",
            "/etc/systemd/system/nitro-wallet-gateway.service",
            "/etc/systemd/system/nitro-wallet-vsock-proxy.service"),
        files.stream().sorted().toList());
    List<String> started = new ArrayList<>();
    for (JsonNode command : cloudConfig.get("runcmd")) {
      String unit = command.get(command.size() - 1).stringValue();
      started.add(unit);
      assertTrue(
          !unit.startsWith("nitro-wallet") || files.contains("/etc/systemd/system/" + unit), unit);
    }
    assertTrue(started.contains("nitro-wallet-enclave-health.timer"), started::toString);
  }

  private static ObjectNode example() {
    return Variables.json(
        """
        {"region":"eu-west-1","vpc_id":"vpc-1","subnet_ids":["s-1","s-2"],"route_table_ids":["r-1"],
         "admin_principals":["arn:aws:iam::111122223333:user/carol"],
         "release_principals":["arn:aws:iam::111122223333:user/bob"],
         "console_principals":["arn:aws:iam::111122223333:user/alice"],
         "chain_id":1}
        """);
  }

  /// What somebody starts from.
  @ParameterizedTest
  @CsvSource({
    "single-instance, wallet.example.tfvars.json",
    "eks, wallet.example.tfvars.json",
    "release, release.example.tfvars.json"
  })
  void theExamplesVariablesAreComplete(String example, String file) throws IOException {
    Terraform module = Terraform.example(example);
    String text = Files.readString(module.folder().resolve(file));
    JsonNode planned = module.planned(Variables.json(text));
    assertFalse(planned.get("modules").isEmpty());
  }

  /// The image is built with the key's ARN, so that its PCR0 is not known at the first apply.
  @Test
  void theExampleLaunchesNothingBeforeItsImageIsKnown() {
    Terraform single = Terraform.example("single-instance");
    assertEquals(List.of(), parents(single.planned(example())), "nothing is launched yet");
    assertEquals(1, single.refusals(with("a", "")).size());
    assertEquals(1, single.refusals(with("a", "00".repeat(48))).size());
    assertEquals(List.of("module.parent[\"a\"]"), parents(single.planned(with("a", Variables.A))));
  }

  private static List<String> parents(JsonNode planned) {
    return planned.get("modules").properties().stream()
        .map(Map.Entry::getKey)
        .filter(module -> module.startsWith("parent["))
        .map(module -> "module." + module)
        .toList();
  }

  private static ObjectNode with(String name, String pcr0) {
    ObjectNode variables = example();
    variables
        .withObjectProperty("parents")
        .putObject(name)
        .put("ami_id", "ami-0123456789abcdef0")
        .put("pcr0", pcr0);
    return variables;
  }

  /// Each with its own image, while accounts stay born in the first.
  @Test
  void duringARolloutThereAreTwoParents() {
    ObjectNode variables = with("a", Variables.A);
    variables
        .withObjectProperty("parents")
        .setAll(with("b", Variables.B).get("parents").asObject());
    variables.putArray("earlier_images").add(Variables.A);
    JsonNode planned = Terraform.example("single-instance").planned(variables);
    assertEquals(2, parents(planned).size());
    String second =
        planned.get("modules").get("parent[\"b\"]").get("parent_configuration").stringValue();
    assertTrue(
        second.contains(
            "attestation: {pcrs: {0: \"%s\"}, earlierImages: [\"%s\"]}"
                .formatted(Variables.B, Variables.A)),
        second);
    assertEquals(
        "{\"a\":\"<module.parent[\\\"a\\\"].instance_id>\",\"b\":\"<module.parent[\\\"b\\\"].instance_id>\"}",
        planned.get("outputs").get("instances").get("value").toString());
  }

  @Test
  void whatAParentKeepsOutlivesIt() {
    JsonNode planned = INSTANCE.planned(Variables.instance());
    JsonNode disk = template(planned, "parent").at("/block_device_mappings/0/ebs/0");
    assertFalse(disk.get("delete_on_termination").asBoolean(true));
    JsonNode instance = planned.get("resources").get("aws_instance.parent");
    assertTrue(instance.get("disable_api_termination").asBoolean());
  }

  @Test
  void nodesGiveTheEnclaveItsMemoryAtBoot() {
    String data = userData(template(NODES.planned(Variables.nodes()), "nodes"));
    assertTrue(data.contains("1024 2 > /etc/nitro_enclaves/allocator.yaml"), data);
    assertTrue(data.contains("echo 512 > /sys/kernel/mm/hugepages/hugepages-2048kB/"), data);
    assertTrue(data.startsWith("MIME-Version"), data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enclave_memory | 512
          enclave_cpus   | 3
          enclave_cpus   | 0
          instance_type  | "t3.large"
          instance_type  | "m6i.large"
          ami_id         | "latest"
          region         | "Ireland"
          """)
  void refusesWhatCannotHoldTheEnclave(String variable, String value) {
    ObjectNode variables = Variables.instance();
    variables.set(variable, Variables.json("{\"v\":" + value + "}").get("v"));
    List<String> refusals = INSTANCE.refusals(variables);
    assertEquals(1, refusals.size(), refusals::toString);
    assertTrue(refusals.getFirst().startsWith(variable + ": "), refusals::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nodes          | 1
          max_nodes      | 2
          enclave_memory | 1025
          subnet_ids     | ["s-1"]
          enclave_memory | 512
          enclave_cpus   | 3
          instance_type  | "m6i.large"
          """)
  void refusesNodesThatCannotEither(String variable, String value) {
    ObjectNode variables = Variables.nodes();
    variables.set(variable, Variables.json("{\"v\":" + value + "}").get("v"));
    assertEquals(1, NODES.refusals(variables).size());
  }
}

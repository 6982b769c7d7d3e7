package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.ConfigurationSources;
import io.nitrowallet.requester.config.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings with which the CLI, or any other requester, uses a stack.
final class CliConfiguration {
  private final StackLayout layout;
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

  /// @param kms the KMS emulator's address
  /// @param metadata the instance metadata emulator's address
  /// @param dynamoDb DynamoDB Local's address
  CliConfiguration(StackLayout layout, String kms, String metadata, String dynamoDb) {
    this.layout = layout;
    settings.put(Setting.TRANSPORT, "unix:" + layout.sockets());
    settings.put(Setting.AWS_REGION, Roles.REGION);
    settings.put(Setting.AWS_KMS_ENDPOINT, kms);
    settings.put(Setting.AWS_IMDS_ENDPOINT, metadata);
    settings.put(Setting.AWS_DYNAMODB_ENDPOINT, dynamoDb);
    settings.put(Setting.AWS_CA_FILE, tlsRoot().toString());
    settings.put(Setting.ATTESTATION_ROOT_FILE, layout.home().resolve("nsm-root.pem").toString());
    settings.put(Setting.PINS_FILE, layout.home().resolve("pins.json").toString());
    settings.put(Setting.HEADS_FILE, layout.home().resolve("heads.json").toString());
    settings.put(Setting.RECEIPTS_FOLDER, layout.home().resolve("receipts").toString());
  }

  /// The certificate that the KMS emulator's TLS chains to.
  Path tlsRoot() {
    return layout.cloud().resolve("tls-ca.pem");
  }

  /// The soft NSM's root.
  Path attestationRoot() {
    return Path.of(settings.getOrDefault(Setting.ATTESTATION_ROOT_FILE, ""));
  }

  /// Names the enclaves.
  void enclaves(List<Long> cids) {
    settings.put(
        Setting.ENCLAVE_CID, cids.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /// Adds what is known once the image is built.
  void deployed(KeyArn key, PcrValues image) {
    settings.put(Setting.KMS_KEY_ID, key.value());
    StringBuilder pcrs = new StringBuilder();
    image
        .values()
        .forEach((index, value) ->
            pcrs.append(pcrs.isEmpty() ? "" : ",").append(index).append('=').append(value.hex()));
    settings.put(Setting.ATTESTATION_PCRS, pcrs.toString());
  }

  /// Names the chain that accounts are for, and its node.
  void chain(URI node, long chainId) {
    settings.put(Setting.GATEWAY_NODE_URL, node.toString());
    settings.put(Setting.GATEWAY_CHAIN_ID, Long.toString(chainId));
  }

  /// As a requester takes it.
  Configuration resolve() {
    return with(Map.of());
  }

  /// The same with other values for some settings.
  Configuration with(Map<Setting, String> others) {
    Map<Setting, String> all = new EnumMap<>(settings);
    all.putAll(others);
    return new ConfigurationSources(all, Map.of(), layout.home(), Optional.empty()).resolve();
  }

  /// As a file for the CLI's `--config`.
  String yaml() {
    StringBuilder yaml =
        new StringBuilder("# Written by 'nitro-wallet dev' at each start; changes are lost.\n");
    settings.forEach((setting, value) -> {
      if (setting == Setting.ATTESTATION_PCRS) {
        yaml.append(setting.key()).append(":\n");
        for (String pcr : value.split(",", -1)) {
          yaml.append("  ").append(pcr.replace("=", ": \"")).append("\"\n");
        }
      } else if (setting.form() == Setting.Form.LIST) {
        yaml.append(setting.key()).append(": [").append(value).append("]\n");
      } else {
        yaml.append(setting.key()).append(": \"").append(value).append("\"\n");
      }
    });
    return yaml.toString();
  }
}

package io.nitrowallet.parent.cli;

import picocli.CommandLine.Command;

/// Commands that only hold others.
final class Groups {
  private Groups() {}

  @Command(name = "account", description = "Generate, import, list, show and verify accounts.")
  static final class Account {}

  @Command(name = "sign", description = "Sign transactions, messages, typed data and more.")
  static final class Sign {}

  @Command(name = "gateway", description = "Serve Ethereum's tools over HTTP.")
  static final class Gateway {}

  @Command(name = "audit", description = "Keep and verify the receipts that enclaves issue.")
  static final class Audit {}

  @Command(name = "policy", description = "Write, judge and try out policies, offline.")
  static final class Policy {}

  @Command(name = "operator", description = "Keep the key that approves what accounts sign.")
  static final class Operator {}

  @Command(
      name = "intent",
      description = "Look at intents that wait for approvals, approve, reject and sign them.")
  static final class Intent {}

  @Command(name = "kms", description = "Prepare the KMS key that seals accounts.")
  static final class Kms {}

  @Command(name = "policy", description = "Write, judge and try out key policies, offline.")
  static final class KmsPolicy {}

  @Command(name = "backup", description = "Copy the table of accounts to files, and back.")
  static final class Backup {}

  @Command(name = "rollout", description = "Put another image or KMS key in an old one's place.")
  static final class Rollout {}

  @Command(name = "migrate", description = "Take accounts over from earlier projects.")
  static final class Migrate {}

  @Command(name = "table", description = "Prepare the tables.")
  static final class Table {}

  @Command(name = "enclave", description = "Run the enclave, and see how it is.")
  static final class Enclave {}

  @Command(name = "eif", description = "Build, measure and check enclave images, offline.")
  static final class Eif {}

  @Command(name = "vsock-sample", description = "Try out a vsock connection.")
  static final class VsockSample {}

  @Command(name = "config", description = "See the settings, and prepare those of an enclave.")
  static final class Config {}

  @Command(name = "enclave", description = "The configuration that is measured into an image.")
  static final class ConfigEnclave {}
}

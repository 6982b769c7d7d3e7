package io.nitrowallet.requester.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every setting, once: from this list come the keys of the file, the environment's names, the
/// flags with their help, and the lines of `config show`.
public enum Setting {
  /// How enclaves are reached.
  TRANSPORT(
      "transport",
      Group.ENCLAVE,
      Form.TEXT,
      "vsock",
      "vsock, gateway:URL from another machine, hybrid:PATH for a virtual machine, or unix:DIR for"
          + " a local stack",
      "--transport"),
  /// Whom a gateway's certificate is to be of.
  TUNNEL_CA_FILE(
      "tunnel.caFile",
      Group.ENCLAVE,
      Form.TEXT,
      "",
      "PEM certificates of the authority that the gateway has one of; this machine's if left out",
      "--tunnel-ca"),
  /// What is shown to the gateway.
  TUNNEL_CERTIFICATE_FILE(
      "tunnel.certificateFile",
      Group.ENCLAVE,
      Form.TEXT,
      "",
      "PEM certificate to show to the gateway, with its chain",
      "--tunnel-certificate"),
  /// Its key.
  TUNNEL_KEY_FILE(
      "tunnel.keyFile",
      Group.ENCLAVE,
      Form.TEXT,
      "",
      "PEM private key of that certificate (PKCS#8)",
      "--tunnel-key"),
  /// The enclaves' context ids.
  ENCLAVE_CID(
      "enclave.cid",
      Group.ENCLAVE,
      Form.LIST,
      "16",
      "an enclave's CID; repeatable",
      "-c",
      "--enclave-cid"),
  /// The enclave's port.
  ENCLAVE_PORT(
      "enclave.port",
      Group.ENCLAVE,
      Form.TEXT,
      "7878",
      "the enclave's vsock port",
      "-p",
      "--enclave-port"),
  /// The AWS Region.
  AWS_REGION("aws.region", Group.AWS, Form.TEXT, "", "the AWS Region", "-r", "--region"),
  /// A profile of the AWS configuration files.
  AWS_PROFILE(
      "aws.profile",
      Group.AWS,
      Form.TEXT,
      "",
      "a profile of ~/.aws instead of the instance's role",
      "--profile"),
  /// Another instance metadata service.
  AWS_IMDS_ENDPOINT(
      "aws.imdsEndpoint",
      Group.AWS,
      Form.TEXT,
      "",
      "instance metadata service to ask",
      "--imds-endpoint"),
  /// Another KMS.
  AWS_KMS_ENDPOINT(
      "aws.kmsEndpoint", Group.AWS, Form.TEXT, "", "KMS endpoint to use", "--kms-endpoint"),
  /// Another DynamoDB.
  AWS_DYNAMODB_ENDPOINT(
      "aws.dynamodbEndpoint",
      Group.AWS,
      Form.TEXT,
      "",
      "DynamoDB endpoint to use",
      "--dynamodb-endpoint"),
  /// Certificates for those endpoints.
  AWS_CA_FILE(
      "aws.caFile",
      Group.AWS,
      Form.TEXT,
      "",
      "PEM certificates to trust for these endpoints",
      "--ca-file"),
  /// The table of accounts.
  TABLE("table", Group.TABLE, Form.TEXT, "AccountTable", "the table of accounts", "-t", "--table"),
  /// The table of pending intents.
  INTENTS_TABLE(
      "intents.table",
      Group.TABLE,
      Form.TEXT,
      "IntentTable",
      "the table of intents that wait for approvals",
      "--intents-table"),
  /// The KMS key for new accounts.
  KMS_KEY_ID(
      "kms.keyId",
      Group.KMS,
      Form.TEXT,
      "",
      "KMS key for new accounts: its id or ARN",
      "-k",
      "--key-id"),
  /// The registers that an enclave must show.
  ATTESTATION_PCRS(
      "attestation.pcrs",
      Group.ATTESTATION,
      Form.MAP,
      "",
      "a register the enclave must show; repeatable",
      "--pcr"),
  /// The images that accounts may have been born in, beside the one that is expected now.
  ATTESTATION_EARLIER_IMAGES(
      "attestation.earlierImages",
      Group.ATTESTATION,
      Form.LIST,
      "",
      "PCR0 of an earlier image of yours, whose accounts stay; repeatable",
      "--earlier-image"),
  /// A simulator's root certificate.
  ATTESTATION_ROOT_FILE(
      "attestation.rootFile",
      Group.ATTESTATION,
      Form.TEXT,
      "",
      "a simulator's root instead of AWS's",
      "--attestation-root"),
  /// Where addresses are remembered.
  PINS_FILE(
      "pins.file",
      Group.PINS,
      Form.TEXT,
      "~/.nitro-wallet/pins.json",
      "where addresses are pinned",
      "--pins-file"),
  /// Where the heads of receipts are remembered.
  HEADS_FILE(
      "heads.file",
      Group.PINS,
      Form.TEXT,
      "~/.nitro-wallet/heads.json",
      "where it is remembered how far the receipts of enclaves went",
      "--heads"),
  /// Where receipts are kept.
  RECEIPTS_FOLDER(
      "receipts.folder",
      Group.RECEIPTS,
      Form.TEXT,
      "~/.nitro-wallet/receipts",
      "the folder that receipts are kept in",
      "--receipts-folder"),
  /// The table of receipts.
  RECEIPTS_TABLE(
      "receipts.table",
      Group.RECEIPTS,
      Form.TEXT,
      "ReceiptTable",
      "the table that receipts are kept in",
      "--receipts-table"),
  /// Who signs.
  OPERATOR_ID(
      "operator.id",
      Group.OPERATOR,
      Form.TEXT,
      "",
      "who signs: the operator's id in policies",
      "--id",
      "--operator-id"),
  /// Their key in a file.
  OPERATOR_KEYSTORE(
      "operator.keystore",
      Group.OPERATOR,
      Form.TEXT,
      "",
      "PKCS#12 file with the operator's key",
      "--keystore"),
  /// Or on a token: how it is reached.
  OPERATOR_PKCS11_LIBRARY(
      "operator.pkcs11.library",
      Group.OPERATOR,
      Form.TEXT,
      "",
      "PKCS#11 library of the token that has the key instead",
      "--pkcs11"),
  /// And which token it is.
  OPERATOR_PKCS11_TOKEN(
      "operator.pkcs11.token", Group.OPERATOR, Form.TEXT, "", "that token's label", "--token"),
  /// The proxy's further destinations.
  PROXY_ALLOW(
      "proxy.allow",
      Group.PROXY,
      Form.LIST,
      "",
      "a further destination of the proxy; repeatable",
      "--allow"),
  /// Where the gateway listens.
  GATEWAY_LISTEN(
      "gateway.listen",
      Group.GATEWAY,
      Form.TEXT,
      "127.0.0.1:9545",
      "HOST:PORT to listen on; beyond loopback only with TLS and callers that are known",
      "--listen"),
  /// The chain that the gateway signs for.
  GATEWAY_CHAIN_ID(
      "gateway.chainId",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "the chain to sign for, such as 1 for Ethereum",
      "--chain-id"),
  /// Who may call the gateway.
  GATEWAY_TOKENS_FILE(
      "gateway.tokensFile",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "who may call, with which accounts and operations",
      "--tokens-file"),
  /// What the gateway is called.
  GATEWAY_HOST_NAMES(
      "gateway.hostNames",
      Group.GATEWAY,
      Form.LIST,
      "",
      "a name or address that callers know the gateway by; repeatable",
      "--host-name"),
  /// The gateway's certificate.
  GATEWAY_TLS_CERTIFICATE_FILE(
      "gateway.tls.certificateFile",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "PEM certificate of the gateway, with its chain",
      "--tls-certificate"),
  /// Its key.
  GATEWAY_TLS_KEY_FILE(
      "gateway.tls.keyFile",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "PEM private key of that certificate (PKCS#8)",
      "--tls-key"),
  /// Whose certificates callers must have.
  GATEWAY_TLS_CLIENT_CA_FILE(
      "gateway.tls.clientCaFile",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "PEM certificates of the authority that callers need one of",
      "--client-ca"),
  /// The node that the gateway asks.
  GATEWAY_NODE_URL(
      "gateway.nodeUrl",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "the node to send by and to pass calls on to",
      "--node-url"),
  /// A file that holds the node's address, since that may hold a provider's key.
  GATEWAY_NODE_URL_FILE(
      "gateway.nodeUrlFile",
      Group.GATEWAY,
      Form.TEXT,
      "",
      "a file that holds the node's address instead",
      "--node-url-file"),
  /// Which methods are passed on.
  GATEWAY_PASS_METHODS(
      "gateway.passMethods",
      Group.GATEWAY,
      Form.LIST,
      "standard",
      "a method to pass on to the node; repeatable",
      "--pass-method"),
  /// Which accounts transactions are sent for.
  GATEWAY_SEND_FOR(
      "gateway.sendFor",
      Group.GATEWAY,
      Form.LIST,
      "",
      "an account to send for, if not for all; repeatable",
      "--send-for"),
  /// The ceiling for the price of gas.
  GATEWAY_MAX_FEE_PER_GAS(
      "gateway.maxFeePerGas",
      Group.GATEWAY,
      Form.TEXT,
      "500gwei",
      "the most that is paid for a unit of gas",
      "--max-fee-per-gas"),
  /// The ceiling for the gas of one transaction.
  GATEWAY_MAX_FEE(
      "gateway.maxFee",
      Group.GATEWAY,
      Form.TEXT,
      "1ether",
      "the most that a transaction pays for gas",
      "--max-fee");

  private static final String ENVIRONMENT_PREFIX = "NITRO_WALLET_";
  private static final String SEPARATOR = " ";

  private final String key;
  private final Group group;
  private final Form form;
  private final String standard;
  private final String description;
  private final String flags;

  Setting(
      String key, Group group, Form form, String standard, String description, String... flags) {
    this.key = key;
    this.group = group;
    this.form = form;
    this.standard = standard;
    this.description = description;
    this.flags = String.join(SEPARATOR, flags);
  }

  /// The setting that the file calls `key`.
  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /// The key in the file, with dots between levels.
  public String key() {
    return key;
  }

  /// Which flags appear together in help.
  public Group group() {
    return group;
  }

  /// How many values it holds.
  public Form form() {
    return form;
  }

  /// The value where nobody sets one; empty for none.
  public String standard() {
    return standard;
  }

  /// A phrase for help.
  public String description() {
    return description;
  }

  /// The flags, the short one first.
  public List<String> flags() {
    return List.of(flags.split(SEPARATOR, -1));
  }

  /// The environment's name: `NITRO_WALLET_` and the key in capitals, with underscores between
  /// words.
  public String environmentName() {
    String words = key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
    return ENVIRONMENT_PREFIX + words.toUpperCase(Locale.ROOT);
  }

  /// What a command needs to know about, as its help shows it.
  public enum Group {
    /// How to reach the enclave.
    ENCLAVE,
    /// Which AWS to talk to, as whom.
    AWS,
    /// Where accounts are kept.
    TABLE,
    /// Which KMS key.
    KMS,
    /// What to demand of an enclave.
    ATTESTATION,
    /// What this machine remembers.
    PINS,
    /// Where receipts are kept.
    RECEIPTS,
    /// Whose signature approves.
    OPERATOR,
    /// Where the proxy may connect to.
    PROXY,
    /// Whom the gateway serves, and for which chain.
    GATEWAY
  }

  /// How many values a setting holds. In the environment they are separated by commas.
  public enum Form {
    /// One.
    TEXT,
    /// Any number.
    LIST,
    /// Any number, each as `key=value`.
    MAP
  }
}

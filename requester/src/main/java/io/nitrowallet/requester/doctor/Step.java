package io.nitrowallet.requester.doctor;

/// The steps, in their order.
public enum Step {
  /// The parent's AWS session.
  CREDENTIALS("credentials", "attach the parent's role to this instance or pod, or name a profile"),
  /// The instance metadata service takes version 2 alone.
  METADATA(
      "IMDSv2", "aws ec2 modify-instance-metadata-options --http-tokens required --instance-id …"),
  /// This machine's clock, against AWS's.
  CLOCK("clock", "set this machine's clock by Amazon Time Sync (chrony, 169.254.169.123)"),
  /// The table of accounts.
  TABLE("table", "nitro-wallet table create"),
  /// The KMS key.
  KEY("KMS key", "compare 'kms.keyId' and 'aws.region' with the deployment's outputs"),
  /// The key's policy.
  KEY_POLICY("key policy", "nitro-wallet kms put-policy, by the release role"),
  /// The enclave answers.
  ENCLAVE("enclave", "nitro-wallet enclave run; nitro-cli describe-enclaves"),
  /// It is the image that is expected.
  ATTESTATION("attestation", "compare 'attestation.pcrs' with the build's manifest"),
  /// The enclave reaches KMS through the proxy, and opens a row.
  OPENING("opening a row", "nitro-wallet vsock-proxy 8000 kms.REGION.amazonaws.com 443");

  private final String title;
  private final String advice;

  Step(String title, String advice) {
    this.title = title;
    this.advice = advice;
  }

  /// What people call it.
  public String title() {
    return title;
  }

  /// What helps, where nothing tells more.
  String advice() {
    return advice;
  }
}

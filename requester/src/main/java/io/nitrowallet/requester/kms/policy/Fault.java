package io.nitrowallet.requester.kms.policy;

/// What can be wrong with a policy of a custody key, or of a role that uses one. The names are
/// stable.
public enum Fault {
  /// A wildcard principal.
  EVERYONE("allows anybody: name the roles"),
  /// `NotPrincipal`, `NotAction` or `NotResource`.
  NOT_ELEMENT("says what it is not about: list what it is about, so that it can be judged"),
  /// A service or an identity provider.
  OTHER_PRINCIPAL("allows a service or an identity provider: name roles of the account"),
  /// Data keys for whoever has the role.
  UNATTESTED(
      "releases data keys without naming the image by PCR0: whoever has the credentials decrypts"),
  /// An Allow without attestation, which a denial makes good.
  UNATTESTED_BUT_DENIED(
      "names no image, and leans on the denial of others alone: give it the condition, too"),
  /// `…IfExists` or `ForAllValues`.
  ATTESTATION_OPTIONAL(
      "holds without any attestation, since the operator passes absent keys: use StringEquals"),
  /// A wildcard among registers.
  ATTESTATION_PATTERN("matches registers by a pattern: write each of them out"),
  /// All zeros.
  DEBUG_REGISTER("accepts a debug enclave, whose registers are zero and which hides nothing"),
  /// Not 96 hex digits.
  MALFORMED_REGISTER("names a register that is not 96 hex digits: no enclave ever shows it"),
  /// Upper-case digits under an operator that minds them.
  CASE("compares upper-case digits under StringEquals: KMS has lower-case ones, so it never holds"),
  /// More images than one and its successor.
  MANY_IMAGES("releases to more than two images: retire those that are replaced"),
  /// No explicit denial beside the permission.
  NO_DENIAL("has no denial of other images beside it: a second permission would defeat it"),
  /// The lists of images differ.
  DENIAL_DIFFERS("allows other images than the denial spares: write the same list into both"),
  /// No encryption context.
  NO_CONTEXT("wants no encryption context: data keys of other things open, too"),
  /// Some of the context is left open.
  LOOSE_CONTEXT(
      "does not fix the encryption context whole: app, the presence of name and address, no other"
          + " keys"),
  /// New data keys under the seed's key.
  SEALS_UNDER_OPEN_KEY(
      "seals under a key that is there to open old rows alone: allow Decrypt only"),
  /// Plaintext from outside becomes a data key.
  ENCRYPT_GRANTED("grants Encrypt or ReEncrypt: data keys that an enclave never made would open"),
  /// Grants go round conditions.
  GRANTS("grants CreateGrant: a grant is not held to the policy's conditions"),
  /// The account's identity policies decide.
  ACCOUNT_DECIDES(
      "leaves the key, or this policy, to every identity policy of the account: name the role"),
  /// Whoever is guarded against writes the policy.
  POLICY_BY_USER("lets a role that uses the key replace its policy: give that to another role"),
  /// A user's stolen key releases an image. Where a role does it, its trust policy asks.
  RELEASE_UNGUARDED("lets the policy be replaced without a second factor: ask for a fresh one"),
  /// The credentials of `AssumeRole` carry no `aws:MultiFactorAuth…`.
  FACTOR_UNSEEN(
      "asks a role for a second factor, which its session never shows, so that nobody can replace"
          + " the policy: ask for it in the role's trust policy"),
  /// Accounts would be lost.
  DESTROYABLE("allows what loses accounts: deletion, disabling, or removal of rows"),
  /// A role for any key or table.
  ANY_RESOURCE("is about every key or table: name the ARN"),
  /// Stolen credentials work anywhere.
  FROM_ANYWHERE("is not held to the VPC's endpoints: stolen credentials work from anywhere"),
  /// The old metadata service.
  METADATA_V1("takes credentials that IMDSv1 handed out: deny ec2:RoleDelivery below 2.0");

  private final String sentence;

  Fault(String sentence) {
    this.sentence = sentence;
  }

  /// What is wrong with the statement, and what to do; it continues the statement's name.
  public String sentence() {
    return sentence;
  }
}

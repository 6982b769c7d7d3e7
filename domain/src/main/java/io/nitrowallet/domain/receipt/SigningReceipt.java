package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.summary.Summary;
import java.time.Instant;
import java.util.Optional;

/// One link of the chain of what an enclave life did and refused (protocol.md §4), for auditors.
/// Its JSON is signed by the life's identity.
///
/// What a refusal says of the account is as the request brought it: nothing was opened, so that
/// nothing shows that it is the account's.
///
/// @param sequence counted from 1 in each life
/// @param previous SHA-256 of the payload of the receipt before, of the boot document for the first
/// @param time by the enclave's clock, to the second, never before the one of the receipt before
public record SigningReceipt(long sequence, Bytes previous, Instant time, Entry entry) {
  /// The media type of a receipt's JSON.
  public static final String PAYLOAD_TYPE = "application/vnd.nitro-wallet.receipt+json";

  /// What is recorded.
  ///
  /// @param rule of the policy, where one allowed it
  /// @param cause SHA-256 of the intent's payload, or of the requester's nonce where there was no
  ///   intent; absent without either
  /// @param summary of what was to be signed
  public record Entry(
      RecordedOperation operation,
      AccountReference account,
      Optional<String> rule,
      Optional<Bytes> cause,
      Outcome outcome,
      Optional<Extract> summary) {}

  /// What came of it.
  public sealed interface Outcome {
    /// A signature.
    ///
    /// @param digest what was signed, 32 bytes
    /// @param signature r ‖ s ‖ y parity, 65 bytes
    record Signed(Bytes digest, Bytes signature) implements Outcome {}

    /// A row was made or opened.
    ///
    /// @param digest {@link io.nitrowallet.domain.account.Account#digest} of it, 32 bytes
    record Row(Bytes digest) implements Outcome {}

    /// Nothing.
    record Refused(ErrorCode code) implements Outcome {}
  }

  /// What a receipt keeps of a summary.
  ///
  /// @param headline one printable line
  /// @param hash {@link Summary#digest} of the whole, 32 bytes
  public record Extract(String headline, Bytes hash) {
    /// Of `summary`.
    public static Extract of(Summary summary) {
      return new Extract(summary.headline(), summary.digest());
    }
  }
}

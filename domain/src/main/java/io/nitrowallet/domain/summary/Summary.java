package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.LengthPrefixed;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What a thing to be signed does, in words, computed from the thing itself and nothing else. It is
/// the same wherever it is computed by code of the same edition.
///
/// All of it is printable, on one line each, and at most 16 KiB of UTF-8 together.
///
/// @param edition of the words: programs of one edition compute the same summary of the same thing
/// @param headline one line; holds no text of others but short names in quotes
/// @param lines in the order in which they matter
/// @param warnings sentences, the most important first
public record Summary(
    int edition, SummaryKind kind, String headline, List<Line> lines, List<String> warnings) {
  /// The edition of this code. It grows with each change of what a summary says.
  public static final int EDITION = 1;

  /// The longest, in bytes of UTF-8.
  public static final int MAX_LENGTH = 16 * 1024;

  /// @throws IllegalArgumentException if the edition is none, a text is not printable, or all are
  ///   too long together
  public Summary {
    if (edition < 1) {
      throw new IllegalArgumentException("editions are counted from 1");
    }
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
    List<String> texts =
        Stream.of(
                Stream.of(headline),
                lines.stream().flatMap(line -> Stream.of(line.label(), line.value())),
                warnings.stream())
            .flatMap(part -> part)
            .toList();
    if (!texts.stream().allMatch(Untrusted::isPrintable)) {
      throw new IllegalArgumentException("a text of a summary is not printable");
    }
    if (texts.stream().mapToInt(Summary::length).sum() > MAX_LENGTH) {
      throw new IllegalArgumentException("a summary is too long");
    }
  }

  /// The summary of what `signer` is asked to sign. Never fails.
  public static Summary of(Signable signable, Address signer) {
    Draft draft =
        switch (signable) {
          case UnsignedTransaction transaction -> TransactionDraft.of(transaction, signer);
          case PersonalMessage message -> MessageDraft.of(message);
          case TypedMessage(var data) -> TypedDataDraft.of(data, signer);
          case Authorization authorization -> DelegationDraft.of(authorization);
          case UserOperation operation -> UserOperationDraft.of(operation);
          case BareDigest(var digest) ->
              Draft.of(SummaryKind.DIGEST, "Sign a bare hash")
                  .line("Hash", digest.hex0x())
                  .warn(
                      "Nobody can see what this is the hash of: it may be a transaction that spends"
                          + " everything.");
        };
    return draft.finish();
  }

  /// SHA-256 over, length-prefixed, `nitro-wallet/v1/summary`, edition, the kind's word, headline,
  /// the number of lines, label and value of each, the number of warnings, each of them. Numbers
  /// are u64 big-endian.
  public Bytes digest() {
    LengthPrefixed form =
        new LengthPrefixed()
            .add("nitro-wallet/v1/summary")
            .addU64(edition)
            .add(kind.wireName())
            .add(headline)
            .addU64(lines.size());
    lines.forEach(line -> form.add(line.label()).add(line.value()));
    form.addU64(warnings.size());
    warnings.forEach(form::add);
    return Digests.sha256(form.toBytes());
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// A fact under its name.
  public record Line(String label, String value) {}
}

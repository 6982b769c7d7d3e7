package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.typeddata.SigningDomain;
import io.nitrowallet.domain.typeddata.TypedData;
import io.nitrowallet.domain.typeddata.TypedValue;
import io.nitrowallet.domain.typeddata.TypedValue.Structure;

/// Typed data: what is known by its exact types is told in words, all else member by member.
final class TypedDataDraft {
  private static final int MAX_NAME = 48;
  private static final int MAX_DOMAIN_TEXT = 128;

  private TypedDataDraft() {}

  static Draft of(TypedData data, Address signer) {
    Draft draft =
        PermitDraft.of(data, signer)
            .or(() -> Permit2Draft.of(data))
            .or(() -> SafeDraft.of(data))
            .orElseGet(() -> generic(data));
    domain(data.domain(), draft);
    return draft;
  }

  private static Draft generic(TypedData data) {
    Draft draft =
        Draft.of(
            SummaryKind.TYPED_DATA,
            "Sign typed data %s".formatted(Untrusted.quote(data.primaryType(), MAX_NAME)));
    new TypedDataLines(data.types(), draft).add("message", data.primaryType(), data.message());
    return draft.warn("What a contract makes of this typed data is not known here.");
  }

  private static void domain(SigningDomain domain, Draft draft) {
    Structure value = domain.value();
    domain
        .type()
        .members()
        .forEach(member -> {
          TypedValue found = value.members().get(member.name());
          if (found != null) {
            draft.fact("domain." + member.name(), text(found));
          }
        });
    draft.warnIf(
        domain.chainId().isEmpty(), "The domain names no chain: the signature may fit several.");
    draft.warnIf(
        domain.verifyingContract().isEmpty(),
        "The domain names no contract: who takes the signature is open.");
  }

  private static String text(TypedValue value) {
    return value instanceof TypedValue.Text(var text)
        ? Untrusted.quote(text, MAX_DOMAIN_TEXT)
        : TypedDataLines.text(value);
  }
}

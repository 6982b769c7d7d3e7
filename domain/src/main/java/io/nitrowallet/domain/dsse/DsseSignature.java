package io.nitrowallet.domain.dsse;

import io.nitrowallet.domain.bytes.Bytes;

/// One signature of an envelope.
///
/// @param keyId names the key among those that the verifier knows; a hint, proving nothing
/// @param signature in the form of the key's kind (see {@link VerifyingKey})
public record DsseSignature(String keyId, Bytes signature) {}

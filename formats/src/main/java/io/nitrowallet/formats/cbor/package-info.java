/// CBOR and COSE forms (RFC 8949, RFC 9052): attestation documents and the messages of the Nitro
/// Secure Module, in both directions.
///
/// Start with {@link io.nitrowallet.formats.cbor.CoseSign1} and {@link
/// io.nitrowallet.formats.cbor.AttestationDocumentCodec} for documents, and with {@link
/// io.nitrowallet.formats.cbor.NsmCodec} for the device. Nothing here checks a signature or holds a
/// key.
@NullMarked
package io.nitrowallet.formats.cbor;

import org.jspecify.annotations.NullMarked;

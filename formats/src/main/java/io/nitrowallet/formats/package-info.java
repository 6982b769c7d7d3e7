/// Written forms of the domain's values, read and written strictly: JSON for policies, intents,
/// receipts, typed data and transactions; CBOR and COSE for attestation documents. Nothing here
/// holds a key or does I/O, so the same decoders serve the enclave, the gateway and the console.
@NullMarked
package io.nitrowallet.formats;

import org.jspecify.annotations.NullMarked;

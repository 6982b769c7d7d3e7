/// What whoever asks an enclave needs, at a command line or at a desk: settings, attested enclaves,
/// rows and pins, intents with operators' keys, receipts, and the node of a chain. {@link
/// io.nitrowallet.requester.composition.RequesterComponent} lists what there is.
@NullMarked
package io.nitrowallet.requester;

import org.jspecify.annotations.NullMarked;

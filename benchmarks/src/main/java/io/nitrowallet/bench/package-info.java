/// Measurements of what the wallet's speed depends on: signing, against BouncyCastle and web3j;
/// verifying attestation documents, against the bare signatures in them; and requests through the
/// socket of a local stack, with the share that unwrapping takes. Start with {@link
/// io.nitrowallet.bench.BenchMain}.
@NullMarked
package io.nitrowallet.bench;

import org.jspecify.annotations.NullMarked;

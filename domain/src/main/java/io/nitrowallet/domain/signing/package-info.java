/// secp256k1 keys and deterministic, low-S, recoverable ECDSA.
@NullMarked
package io.nitrowallet.domain.signing;

import org.jspecify.annotations.NullMarked;

/// Measurements of what the wallet's speed depends on: signing, encoding and opening envelopes,
/// held against web3j where it does the same.
@NullMarked
package io.nitrowallet.bench;

import org.jspecify.annotations.NullMarked;

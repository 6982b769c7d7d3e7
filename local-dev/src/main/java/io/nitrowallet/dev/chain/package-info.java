/// What `nitro-wallet dev --chain` does besides starting processes: it gives accounts something to
/// spend on the local chain.
@NullMarked
package io.nitrowallet.dev.chain;

import org.jspecify.annotations.NullMarked;

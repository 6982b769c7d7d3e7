/// `eth_sendTransaction`: what a transaction lacks is filled in, it is signed, and a node told.
/// Start with {@link io.nitrowallet.parent.gateway.sending.TransactionSender}.
@NullMarked
package io.nitrowallet.parent.gateway.sending;

import org.jspecify.annotations.NullMarked;

/// `eth_sendTransaction`: what a transaction lacks is filled in, it is signed, and a node told.
/// Start with {@link io.nitrowallet.requester.sending.TransactionSender}.
@NullMarked
package io.nitrowallet.requester.sending;

import org.jspecify.annotations.NullMarked;

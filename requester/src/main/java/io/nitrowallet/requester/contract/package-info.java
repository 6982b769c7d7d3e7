/// Calls of contracts, encoded for transactions. web3j knows how.
@NullMarked
package io.nitrowallet.requester.contract;

import org.jspecify.annotations.NullMarked;

/// What the gateway's interfaces have in common: the accounts, the chain, and whose fault it is.
@NullMarked
package io.nitrowallet.parent.gateway.wallet;

import org.jspecify.annotations.NullMarked;

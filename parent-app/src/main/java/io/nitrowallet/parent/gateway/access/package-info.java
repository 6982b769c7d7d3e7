/// Who calls the gateway, and what of it. {@link io.nitrowallet.parent.gateway.access.Caller} goes
/// along with every request; {@link io.nitrowallet.parent.gateway.wallet.Wallet} holds it to its
/// {@link io.nitrowallet.parent.gateway.access.Grant}.
@NullMarked
package io.nitrowallet.parent.gateway.access;

import org.jspecify.annotations.NullMarked;

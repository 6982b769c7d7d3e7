/// The application on the parent instance, which is not trusted with keys: the gateway that callers
/// speak to, the `nitro-wallet` command line, and the proxy that carries the enclave's TLS to KMS.
/// What it shares with the operators' console is the module `requester`.
@NullMarked
package io.nitrowallet.parent;

import org.jspecify.annotations.NullMarked;

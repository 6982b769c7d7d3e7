/// The application on the parent instance, which is not trusted with keys: the gateway that callers
/// speak to, the `nitro-wallet` command line, the proxy that carries the enclave's TLS to KMS, and
/// the keeping of account rows and role credentials.
@NullMarked
package io.nitrowallet.parent;

import org.jspecify.annotations.NullMarked;

/// The blobs of EIP-4844, which travel beside a transaction and are not part of what is signed:
/// they never reach the enclave.
@NullMarked
package io.nitrowallet.parent.gateway.blobs;

import org.jspecify.annotations.NullMarked;

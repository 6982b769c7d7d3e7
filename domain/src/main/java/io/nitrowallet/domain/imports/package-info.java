/// What the owner of a private key sends to an enclave in its stead: the sealed key, and the values
/// it was sealed for.
@NullMarked
package io.nitrowallet.domain.imports;

import org.jspecify.annotations.NullMarked;

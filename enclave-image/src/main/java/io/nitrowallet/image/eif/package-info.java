/// Enclave image files, version 4 (facts-nitro.md "EIF"): a strict reader, a writer, measurement
/// and signature. Start with {@link io.nitrowallet.image.eif.EnclaveImage} and {@link
/// io.nitrowallet.image.eif.EnclaveImageReader}.
@NullMarked
package io.nitrowallet.image.eif;

import org.jspecify.annotations.NullMarked;

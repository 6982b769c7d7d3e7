/// Enclave images: from files to what the hypervisor measures, and back. Start with {@link
/// io.nitrowallet.image.eif.EnclaveImage} to read one.
@NullMarked
package io.nitrowallet.image;

import org.jspecify.annotations.NullMarked;

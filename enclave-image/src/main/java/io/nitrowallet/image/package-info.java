/// Enclave images: from files to what the hypervisor measures, and back. Start with {@link
/// io.nitrowallet.image.release.ReleaseBuilder} to make one, and with {@link
/// io.nitrowallet.image.eif.EnclaveImageReader} to read one.
@NullMarked
package io.nitrowallet.image;

import org.jspecify.annotations.NullMarked;

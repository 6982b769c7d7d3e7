/// Asking an enclave who it is. Start with {@link
/// io.nitrowallet.parent.attestation.AttestationInquiry}.
@NullMarked
package io.nitrowallet.parent.attestation;

import org.jspecify.annotations.NullMarked;

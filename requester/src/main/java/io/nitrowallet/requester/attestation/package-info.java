/// Asking an enclave who it is. Start with {@link
/// io.nitrowallet.requester.attestation.AttestationInquiry}.
@NullMarked
package io.nitrowallet.requester.attestation;

import org.jspecify.annotations.NullMarked;

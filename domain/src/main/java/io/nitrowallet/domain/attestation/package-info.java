/// Attestation documents, PCRs, expectations and verdicts as plain values.
@NullMarked
package io.nitrowallet.domain.attestation;

import org.jspecify.annotations.NullMarked;

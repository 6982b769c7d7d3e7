/// The Nitro Secure Module, as an enclave sees it: the device, attestation and entropy.
///
/// Start with {@link io.nitrowallet.aws.nsm.SecureModule}, which the device implements and which
/// the attestor and the entropy ask.
@NullMarked
package io.nitrowallet.aws.nsm;

import org.jspecify.annotations.NullMarked;

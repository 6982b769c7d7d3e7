/// KMS from inside the enclave: data keys that KMS releases to an attested recipient only.
///
/// Begin with {@link io.nitrowallet.aws.kms.KmsDataKeys}, which makes one attested call, and {@link
/// io.nitrowallet.aws.kms.KmsClients}, which builds the TLS client over the tunnel.
@NullMarked
package io.nitrowallet.aws.kms;

import org.jspecify.annotations.NullMarked;

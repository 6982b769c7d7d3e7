/// The domain's driven ports on AWS, one package a service: keys by KMS, accounts in DynamoDB,
/// credentials of the parent instance, attestation by the Nitro Secure Module, and the verifier of
/// the documents it signs. The service clients are optional dependencies; each application adds its
/// own.
@NullMarked
package io.nitrowallet.aws;

import org.jspecify.annotations.NullMarked;

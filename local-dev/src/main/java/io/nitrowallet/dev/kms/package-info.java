/// A KMS emulator for development: HTTPS, JSON 1.1, SigV4, key policies and attested recipients, as
/// far as the wallet uses them, for the unchanged AWS SDK and CLI. What it does not know it
/// refuses.
///
/// Begin with {@link io.nitrowallet.dev.kms.KmsEmulator}; {@link io.nitrowallet.dev.kms.KeyPolicy}
/// decides who may do what.
@NullMarked
package io.nitrowallet.dev.kms;

import org.jspecify.annotations.NullMarked;

/// The KMS key's life before and after an image: {@link io.nitrowallet.requester.kms.CustodyKeys}
/// makes keys and puts policies, {@link io.nitrowallet.requester.kms.KeyPolicy} writes them.
@NullMarked
package io.nitrowallet.requester.kms;

import org.jspecify.annotations.NullMarked;

/// The KMS key's life before and after an image: {@link io.nitrowallet.parent.kms.CustodyKeys}
/// makes keys and puts policies, {@link io.nitrowallet.parent.kms.KeyPolicy} writes them.
@NullMarked
package io.nitrowallet.parent.kms;

import org.jspecify.annotations.NullMarked;

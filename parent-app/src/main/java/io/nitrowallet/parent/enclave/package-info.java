/// Enclaves as the parent instance sees them: starting one by nitro-cli, and the sample that shows
/// whether two ends of a vsock connection meet.
@NullMarked
package io.nitrowallet.parent.enclave;

import org.jspecify.annotations.NullMarked;

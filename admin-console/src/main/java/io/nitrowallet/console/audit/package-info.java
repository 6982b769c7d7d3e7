/// Receipts, verified, filtered and drawn.
@NullMarked
package io.nitrowallet.console.audit;

import org.jspecify.annotations.NullMarked;

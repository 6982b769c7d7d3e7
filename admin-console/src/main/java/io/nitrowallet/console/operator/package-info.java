/// The operator's key: whose it is, and how it is unlocked. Start with {@link
/// io.nitrowallet.console.operator.OperatorCorner}.
@NullMarked
package io.nitrowallet.console.operator;

import org.jspecify.annotations.NullMarked;

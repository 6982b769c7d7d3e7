/// The signing keys of operators, in a PKCS#12 file or on a PKCS#11 token. Start with {@link
/// io.nitrowallet.parent.operator.KeyHolder} and {@link
/// io.nitrowallet.parent.operator.OperatorKey}.
@NullMarked
package io.nitrowallet.parent.operator;

import org.jspecify.annotations.NullMarked;

/// The signing keys of operators, in a PKCS#12 file or on a PKCS#11 token. Start with {@link
/// io.nitrowallet.requester.operator.KeyHolder} and {@link
/// io.nitrowallet.requester.operator.OperatorKey}.
@NullMarked
package io.nitrowallet.requester.operator;

import org.jspecify.annotations.NullMarked;

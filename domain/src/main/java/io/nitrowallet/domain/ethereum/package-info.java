/// What Ethereum signs: transactions, messages, and their exact encodings.
@NullMarked
package io.nitrowallet.domain.ethereum;

import org.jspecify.annotations.NullMarked;

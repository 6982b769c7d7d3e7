@NullMarked
package io.nitrowallet.requester.sending;

import org.jspecify.annotations.NullMarked;

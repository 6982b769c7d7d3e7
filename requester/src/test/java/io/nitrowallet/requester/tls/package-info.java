/// Tests.
@NullMarked
package io.nitrowallet.requester.tls;

import org.jspecify.annotations.NullMarked;

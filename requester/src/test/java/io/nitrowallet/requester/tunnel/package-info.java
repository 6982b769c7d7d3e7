/// Tests.
@NullMarked
package io.nitrowallet.requester.tunnel;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.requester.backup;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.requester.accounts;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.parent.accounts;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.parent.proxy;

import org.jspecify.annotations.NullMarked;

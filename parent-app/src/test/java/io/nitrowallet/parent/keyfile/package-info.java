/// Tests.
@NullMarked
package io.nitrowallet.parent.keyfile;

import org.jspecify.annotations.NullMarked;

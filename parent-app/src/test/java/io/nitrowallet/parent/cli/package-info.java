/// Tests.
@NullMarked
package io.nitrowallet.parent.cli;

import org.jspecify.annotations.NullMarked;

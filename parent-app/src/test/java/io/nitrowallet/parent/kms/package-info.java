/// Tests.
@NullMarked
package io.nitrowallet.parent.kms;

import org.jspecify.annotations.NullMarked;

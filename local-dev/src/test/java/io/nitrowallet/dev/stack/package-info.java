/// The stack's processes, killed and listened to.
@NullMarked
package io.nitrowallet.dev.stack;

import org.jspecify.annotations.NullMarked;

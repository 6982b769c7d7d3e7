/// Work that takes time, off JavaFX's thread, and what became of it when it fails.
@NullMarked
package io.nitrowallet.console.work;

import org.jspecify.annotations.NullMarked;

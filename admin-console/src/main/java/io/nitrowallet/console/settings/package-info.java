/// How the console behaves: language, appearance, the lock.
@NullMarked
package io.nitrowallet.console.settings;

import org.jspecify.annotations.NullMarked;

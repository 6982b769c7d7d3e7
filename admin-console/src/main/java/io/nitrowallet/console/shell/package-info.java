/// The frame around the pages: which there are, how to get from one to another, what is told to the
/// operator whatever page is shown.
@NullMarked
package io.nitrowallet.console.shell;

import org.jspecify.annotations.NullMarked;

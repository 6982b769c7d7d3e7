/// A planted violation: a package that is not null-marked.
@NullUnmarked
package io.nitrowallet.formats.planted.unmarked;

import org.jspecify.annotations.NullUnmarked;

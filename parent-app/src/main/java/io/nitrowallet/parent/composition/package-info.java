/// How the parent application is put together. {@link
/// io.nitrowallet.parent.composition.ParentComponent} lists what stands behind the command line.
@NullMarked
package io.nitrowallet.parent.composition;

import org.jspecify.annotations.NullMarked;

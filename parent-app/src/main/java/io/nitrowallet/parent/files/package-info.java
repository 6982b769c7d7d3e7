/// Files that belong to one user of this machine.
@NullMarked
package io.nitrowallet.parent.files;

import org.jspecify.annotations.NullMarked;

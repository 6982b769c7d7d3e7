/// Files that belong to one user of this machine.
@NullMarked
package io.nitrowallet.requester.files;

import org.jspecify.annotations.NullMarked;

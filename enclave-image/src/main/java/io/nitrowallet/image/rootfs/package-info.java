/// What an enclave runs on: a Java runtime of the modules it needs, the C library, and our jars.
/// There is no shell and no second program. Start with {@link
/// io.nitrowallet.image.rootfs.RootFileSystem}.
@NullMarked
package io.nitrowallet.image.rootfs;

import org.jspecify.annotations.NullMarked;

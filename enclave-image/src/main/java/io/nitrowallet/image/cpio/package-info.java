/// Archives of files in cpio's `newc` form, which Linux unpacks at boot
/// (Documentation/driver-api/early-userspace/buffer-format.rst). Start with {@link
/// io.nitrowallet.image.cpio.FileTree} and {@link io.nitrowallet.image.cpio.CpioWriter}.
@NullMarked
package io.nitrowallet.image.cpio;

import org.jspecify.annotations.NullMarked;

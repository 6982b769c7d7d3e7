/// The instance metadata service (IMDSv2) and, with the KMS emulator, the part of AWS that a
/// developer's machine lacks. Begin with {@link io.nitrowallet.dev.imds.ImdsEmulator}; {@link
/// io.nitrowallet.dev.imds.LocalCloud} is both in one process.
@NullMarked
package io.nitrowallet.dev.imds;

import org.jspecify.annotations.NullMarked;

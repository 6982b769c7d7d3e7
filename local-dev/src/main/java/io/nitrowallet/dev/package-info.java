/// Everything a developer needs without AWS: a soft security module with a root of its own, a KMS
/// emulator that enforces key policies and recipients, DynamoDB Local, and the commands `demo` and
/// `dev`. No production artefact depends on this module.
@NullMarked
package io.nitrowallet.dev;

import org.jspecify.annotations.NullMarked;

/// How the requester is put together. {@link
/// io.nitrowallet.requester.composition.RequesterComponent} lists what stands behind the command
/// line and the console.
@NullMarked
package io.nitrowallet.requester.composition;

import org.jspecify.annotations.NullMarked;

/// How the parent application is put together. {@link
/// io.nitrowallet.requester.composition.RequesterComponent} lists what stands behind the command
/// line.
@NullMarked
package io.nitrowallet.requester.composition;

import org.jspecify.annotations.NullMarked;

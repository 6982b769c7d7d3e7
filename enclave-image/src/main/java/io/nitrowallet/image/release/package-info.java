/// Releases: what is published of an image, what vouches for it, and how a deployment makes its own
/// image of it. Start with {@link io.nitrowallet.image.release.ReleaseBuilder} and {@link
/// io.nitrowallet.image.release.Release}.
@NullMarked
package io.nitrowallet.image.release;

import org.jspecify.annotations.NullMarked;

/// What a release of the enclave states about itself. Start with {@link
/// io.nitrowallet.domain.release.ReleaseManifest}.
@NullMarked
package io.nitrowallet.domain.release;

import org.jspecify.annotations.NullMarked;

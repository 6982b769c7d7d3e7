/// Rows of the projects that this one succeeds, on their way into accounts of ours (docs/seed.md).
@NullMarked
package io.nitrowallet.domain.migration;

import org.jspecify.annotations.NullMarked;

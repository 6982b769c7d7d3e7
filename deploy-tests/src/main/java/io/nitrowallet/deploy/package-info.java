/// Tests of what `deploy/` holds: images, charts and what else a deployment is made of.
@NullMarked
package io.nitrowallet.deploy;

import org.jspecify.annotations.NullMarked;

/// Where the parent application's settings come from. {@link io.nitrowallet.parent.config.Setting}
/// lists them; {@link io.nitrowallet.parent.config.Configuration} holds the values of one run.
@NullMarked
package io.nitrowallet.parent.config;

import org.jspecify.annotations.NullMarked;

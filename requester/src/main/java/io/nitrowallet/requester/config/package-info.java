/// Where settings come from. {@link io.nitrowallet.requester.config.Setting} lists them; {@link
/// io.nitrowallet.requester.config.Configuration} holds the values of one run.
@NullMarked
package io.nitrowallet.requester.config;

import org.jspecify.annotations.NullMarked;

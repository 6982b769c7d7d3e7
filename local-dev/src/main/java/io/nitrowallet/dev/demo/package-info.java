/// `nitro-wallet demo`: the whole journey on one machine, told to a person. Start with {@link
/// io.nitrowallet.dev.demo.Demo}.
@NullMarked
package io.nitrowallet.dev.demo;

import org.jspecify.annotations.NullMarked;

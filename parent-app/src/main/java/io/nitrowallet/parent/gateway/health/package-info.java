/// How what the gateway depends on is doing, asked at most every few seconds.
@NullMarked
package io.nitrowallet.parent.gateway.health;

import org.jspecify.annotations.NullMarked;

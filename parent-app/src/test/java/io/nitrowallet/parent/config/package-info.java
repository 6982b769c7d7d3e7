/// Tests.
@NullMarked
package io.nitrowallet.parent.config;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.requester.config;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.requester.aws;

import org.jspecify.annotations.NullMarked;

/// Tests.
@NullMarked
package io.nitrowallet.requester.keyfile;

import org.jspecify.annotations.NullMarked;

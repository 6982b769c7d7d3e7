/// Tests.
@NullMarked
package io.nitrowallet.requester.kms;

import org.jspecify.annotations.NullMarked;

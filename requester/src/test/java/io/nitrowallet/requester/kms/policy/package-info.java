/// Tests.
@NullMarked
package io.nitrowallet.requester.kms.policy;

import org.jspecify.annotations.NullMarked;

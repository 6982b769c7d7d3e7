/// Tests.
@NullMarked
package io.nitrowallet.requester.doctor;

import org.jspecify.annotations.NullMarked;

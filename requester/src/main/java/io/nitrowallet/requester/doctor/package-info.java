/// Looks a deployment over, step by step, and says what to do about what is wrong: start with
/// {@link io.nitrowallet.requester.doctor.Doctor}.
@NullMarked
package io.nitrowallet.requester.doctor;

import org.jspecify.annotations.NullMarked;

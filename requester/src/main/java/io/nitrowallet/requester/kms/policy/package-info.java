/// KMS key policies, read and judged without AWS: {@link
/// io.nitrowallet.requester.kms.policy.PolicyDocument} answers what a call may do, {@link
/// io.nitrowallet.requester.kms.policy.PolicyLint} finds holes.
@NullMarked
package io.nitrowallet.requester.kms.policy;

import org.jspecify.annotations.NullMarked;

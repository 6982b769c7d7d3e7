/// AWS credentials on the parent instance and on an operator's desk. Begin with {@link
/// io.nitrowallet.aws.credentials.ParentCredentials}.
@NullMarked
package io.nitrowallet.aws.credentials;

import org.jspecify.annotations.NullMarked;

/// The AWS clients of the parent application, all with deadlines and bounded retries. Start with
/// {@link io.nitrowallet.parent.aws.AwsClients}.
@NullMarked
package io.nitrowallet.parent.aws;

import org.jspecify.annotations.NullMarked;

/// AWS clients, all with deadlines and bounded retries. Start with {@link
/// io.nitrowallet.requester.aws.AwsClients}.
@NullMarked
package io.nitrowallet.requester.aws;

import org.jspecify.annotations.NullMarked;

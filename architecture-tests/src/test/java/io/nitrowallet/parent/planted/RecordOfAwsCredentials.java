package io.nitrowallet.parent.planted;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// The AWS SDK's credentials in a record: secret by their interface, not by their name.
public record RecordOfAwsCredentials(AwsSessionCredentials credentials) {}

package io.nitrowallet.vsock.planted;

import io.nitrowallet.vsock.request.Credential;

/// A credential in a record.
public record RecordOfCredentials(Credential credential) {}

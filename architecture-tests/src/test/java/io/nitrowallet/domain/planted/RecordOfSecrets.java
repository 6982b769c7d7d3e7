package io.nitrowallet.domain.planted;

import io.nitrowallet.domain.secret.SecretBytes;
import java.util.List;

/// A secret in a record, inside of a collection.
public record RecordOfSecrets(List<SecretBytes> keys) {}

package io.nitrowallet.aws.planted;

import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;

/// The JDK's private key in a record.
public record RecordOfRsaKeys(Optional<RSAPrivateKey> key) {}

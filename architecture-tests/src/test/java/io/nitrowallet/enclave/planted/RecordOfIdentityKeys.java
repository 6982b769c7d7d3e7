package io.nitrowallet.enclave.planted;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// A library's private key in a record.
public record RecordOfIdentityKeys(Ed25519PrivateKeyParameters key) {}

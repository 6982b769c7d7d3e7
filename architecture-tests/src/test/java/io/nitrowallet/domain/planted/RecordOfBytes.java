package io.nitrowallet.domain.planted;

/// An array in a record: compared by identity, changed by anybody.
public record RecordOfBytes(byte[] key) {}

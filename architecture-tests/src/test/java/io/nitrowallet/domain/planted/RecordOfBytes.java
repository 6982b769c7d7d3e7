package io.nitrowallet.domain.planted;

/// An array in a record: compared by identity, changed by anybody.
@SuppressWarnings("ArrayRecordComponent") // that is the violation
public record RecordOfBytes(byte[] key) {}

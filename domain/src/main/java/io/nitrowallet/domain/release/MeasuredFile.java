package io.nitrowallet.domain.release;

import io.nitrowallet.domain.bytes.Bytes;

/// A file by its content.
///
/// @param name without folders
/// @param size in bytes
/// @param sha384 of the content, 48 bytes
public record MeasuredFile(String name, long size, Bytes sha384) {}

package io.nitrowallet.image.eif;

import io.nitrowallet.image.content.Content;

/// A section of an image.
///
/// @param content without the section's header
public record ImageSection(SectionType type, Content content) {}

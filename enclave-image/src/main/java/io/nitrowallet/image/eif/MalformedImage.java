package io.nitrowallet.image.eif;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// The refusal of bytes that are no image.
final class MalformedImage {
  private MalformedImage() {}

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.IMAGE_REFUSED, "the image is malformed: " + sentence);
  }
}

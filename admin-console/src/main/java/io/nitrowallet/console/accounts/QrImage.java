package io.nitrowallet.console.accounts;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.ChainId;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Addresses for cameras: black on white, whatever the window's colours.
final class QrImage {
  /// In pixels, with the quiet zone around it.
  static final int SIZE = 180;

  private static final int QUIET = 2;

  private QrImage() {}

  /// What a wallet that reads the code is told: EIP-681 where the chain is known.
  static String uri(Address address, Optional<ChainId> chain) {
    return chain
        .map(id -> "ethereum:%s@%s".formatted(address.checksummed(), id.value()))
        .orElseGet(address::checksummed);
  }

  /// `text` as a QR code.
  static WritableImage of(String text) {
    BitMatrix matrix = matrix(text);
    WritableImage image = new WritableImage(SIZE, SIZE);
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        image.getPixelWriter().setColor(x, y, matrix.get(x, y) ? Color.BLACK : Color.WHITE);
      }
    }
    return image;
  }

  private static BitMatrix matrix(String text) {
    try {
      return new QRCodeWriter()
          .encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE, Map.of(EncodeHintType.MARGIN, QUIET));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code has room for this text", e);
    }
  }
}

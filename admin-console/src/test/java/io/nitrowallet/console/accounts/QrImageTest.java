package io.nitrowallet.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.ethereum.ChainId;
import java.math.BigInteger;
import java.util.Optional;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

final class QrImageTest {
  private static final Address ADDRESS =
      Address.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

  @Test
  void isReadByAnotherReader() throws ReaderException {
    String uri = QrImage.uri(ADDRESS, Optional.of(new ChainId(BigInteger.valueOf(11_155_111))));
    assertEquals("ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@11155111", uri);
    WritableImage image = FxThread.call(() -> QrImage.of(uri));
    int[] pixels = new int[QrImage.SIZE * QrImage.SIZE];
    image
        .getPixelReader()
        .getPixels(
            0,
            0,
            QrImage.SIZE,
            QrImage.SIZE,
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            QrImage.SIZE);
    var source = new RGBLuminanceSource(QrImage.SIZE, QrImage.SIZE, pixels);
    assertEquals(
        uri, new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText());
  }

  @Test
  void isThePlainAddressWithoutAChain() {
    assertEquals(
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", QrImage.uri(ADDRESS, Optional.empty()));
  }
}

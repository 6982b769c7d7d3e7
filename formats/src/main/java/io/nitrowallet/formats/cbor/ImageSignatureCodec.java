package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Set;

/// The signature of an enclave image as nitro-cli writes it (facts-nitro.md "EIF"): byte strings
/// are arrays of numbers there.
public final class ImageSignatureCodec {
  /// The longest section that is read, in bytes.
  public static final int MAX_LENGTH = 32 * 1024;

  private static final CborSource SECTION =
      new CborSource(ErrorCode.IMAGE_REFUSED, "the image's signature");
  private static final CborSource COSE =
      new CborSource(ErrorCode.IMAGE_REFUSED, "the image's COSE_Sign1");
  private static final CborSource PAYLOAD =
      new CborSource(ErrorCode.IMAGE_REFUSED, "the signed register");

  private static final String CERTIFICATE = "signing_certificate";
  private static final String SIGNATURE = "signature";
  private static final String INDEX = "register_index";
  private static final String VALUE = "register_value";

  private static final int MAX_CERTIFICATE = 8 * 1024;
  private static final int MAX_SIGNATURE = 1024;
  private static final int REGISTER_LENGTH = 48;
  private static final int BYTE = 0xff;

  private ImageSignatureCodec() {}

  /// Decodes the section: exactly one signature, which is not verified.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it is anything else
  public static ImageSignature decode(Bytes section) {
    CborItem array =
        new CborItem(SECTION, "the array", SECTION.decode(section, MAX_LENGTH))
            .array(1, 1)
            .getFirst();
    CborFields fields = CborFields.of(array, Set.of(CERTIFICATE, SIGNATURE));
    return new ImageSignature(
        numbers(fields.get(CERTIFICATE), 1, MAX_CERTIFICATE),
        CoseSign1.decode(numbers(fields.get(SIGNATURE), 1, MAX_SIGNATURE), COSE));
  }

  /// The section that holds `signature`.
  public static Bytes encode(ImageSignature signature) {
    CBORObject entry = CBORObject.NewOrderedMap();
    entry.set(CBORObject.FromObject(CERTIFICATE), numbers(signature.certificate()));
    entry.set(CBORObject.FromObject(SIGNATURE), numbers(signature.signature().encode()));
    return Bytes.copyOf(CBORObject.NewArray().Add(entry).EncodeToBytes());
  }

  /// The register that a signature's payload states.
  ///
  /// @throws RefusedException with {@link ErrorCode#IMAGE_REFUSED} if it states anything else
  public static SignedRegister decodeRegister(Bytes payload) {
    CborFields fields =
        CborFields.of(
            new CborItem(PAYLOAD, "the map", PAYLOAD.decode(payload, MAX_SIGNATURE)),
            Set.of(INDEX, VALUE));
    return new SignedRegister(
        fields.get(INDEX).integer(0, 31),
        numbers(fields.get(VALUE), REGISTER_LENGTH, REGISTER_LENGTH));
  }

  /// The payload that states `register`.
  public static Bytes encodeRegister(SignedRegister register) {
    CBORObject map = CBORObject.NewOrderedMap();
    map.set(CBORObject.FromObject(INDEX), CBORObject.FromObject(register.index()));
    map.set(CBORObject.FromObject(VALUE), numbers(register.value()));
    return Bytes.copyOf(map.EncodeToBytes());
  }

  private static Bytes numbers(CborItem array, int minLength, int maxLength) {
    List<CborItem> items = array.array(minLength, maxLength);
    byte[] bytes = new byte[items.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) items.get(i).integer(0, BYTE);
    }
    return Bytes.copyOf(bytes);
  }

  private static CBORObject numbers(Bytes bytes) {
    CBORObject array = CBORObject.NewArray();
    for (int i = 0; i < bytes.length(); i++) {
      array.Add(CBORObject.FromObject(bytes.at(i)));
    }
    return array;
  }

  /// A signature and the certificate that it claims.
  ///
  /// @param certificate PEM, as text in ASCII
  public record ImageSignature(Bytes certificate, CoseSign1 signature) {}

  /// What is signed.
  ///
  /// @param index of the register; nitro-cli signs PCR0
  /// @param value 48 bytes
  public record SignedRegister(int index, Bytes value) {}
}

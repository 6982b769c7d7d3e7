package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.bytes.Bytes;
import java.util.Optional;
import java.util.Set;

/// What the module's requests and responses have in common: an operation's name, with arguments or
/// without.
///
/// @param arguments absent where the message is a bare name
record NsmForm(String operation, Optional<CborItem> arguments) {
  static final String DESCRIBE_NSM = "DescribeNSM";
  static final String DESCRIBE_PCR = "DescribePCR";
  static final String EXTEND_PCR = "ExtendPCR";
  static final String LOCK_PCR = "LockPCR";
  static final String LOCK_PCRS = "LockPCRs";
  static final String ATTESTATION = "Attestation";
  static final String GET_RANDOM = "GetRandom";
  static final String ERROR = "Error";

  private static final int MAX_NAME = 32;

  static NsmForm decode(CborSource source, Bytes message, int maxLength) {
    CborItem item = new CborItem(source, "the message", source.decode(message, maxLength));
    if (item.isText()) {
      return new NsmForm(item.text(MAX_NAME), Optional.empty());
    }
    CborItem key = item.keys(1, 1).getFirst();
    String operation = key.text(MAX_NAME);
    return new NsmForm(operation, Optional.of(item.under(key, operation)));
  }

  static Bytes encode(String operation) {
    return Bytes.copyOf(CBORObject.FromObject(operation).EncodeToBytes());
  }

  static Bytes encode(String operation, CBORObject arguments) {
    CBORObject message = CBORObject.NewMap();
    message.set(operation, arguments);
    return Bytes.copyOf(message.EncodeToBytes());
  }

  static CBORObject map(String name, CBORObject value) {
    CBORObject map = CBORObject.NewOrderedMap();
    map.set(name, value);
    return map;
  }

  static CBORObject of(Bytes value) {
    return CBORObject.FromObject(value.toArray());
  }

  static CBORObject of(Optional<Bytes> value) {
    return value.map(NsmForm::of).orElse(CBORObject.Null);
  }

  /// The arguments, which may hold exactly these fields.
  CborFields fields(CborSource source, String... names) {
    return CborFields.of(arguments(source), Set.of(names));
  }

  CborItem arguments(CborSource source) {
    return arguments.orElseThrow(() -> source.refuse("lacks the arguments of " + operation));
  }

  void requireNoArguments(CborSource source) {
    if (arguments.isPresent()) {
      throw source.refuse("has arguments, though " + operation + " takes none");
    }
  }
}

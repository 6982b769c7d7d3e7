package io.nitrowallet.domain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DigestsTest {
  private static final Bytes ABC = Bytes.ofHex("616263");

  /// FIPS 180-4's examples, and Keccak's own before SHA-3 changed the padding.
  @Test
  void givesThePublishedDigests() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Digests.sha256(ABC).hex());
    assertEquals(
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
            + "8086072ba1e7cc2358baeca134c825a7",
        Digests.sha384(ABC).hex());
    assertEquals(
        "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        Digests.keccak256(Bytes.EMPTY).hex());
  }

  @Test
  void lengthPrefixesKeepFieldsApart() {
    Bytes joined = new LengthPrefixed().add("ab").add(Bytes.ofHex("ff")).addU64(1).toBytes();
    assertEquals(
        "00000002" + "6162" + "00000001" + "ff" + "00000008" + "0000000000000001", joined.hex());
  }
}

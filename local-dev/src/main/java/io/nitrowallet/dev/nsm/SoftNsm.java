package io.nitrowallet.dev.nsm;

import io.nitrowallet.aws.nsm.SecureModule;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmError;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;

/// A Nitro Secure Module in software: it behaves as the device does, errors included, but its
/// documents chain to a {@link SoftNsmAuthority}. Thread-safe.
public final class SoftNsm implements SecureModule {
  private static final NsmResponse.Version VERSION = new NsmResponse.Version(1, 0, 0);
  private static final int RANDOM_LENGTH = 256;

  private final String moduleId;
  private final SoftRegisters registers;
  private final SoftAttestation attestation;
  private final SecureRandom random = new SecureRandom();

  /// The module of an enclave that has just booted.
  ///
  /// @param measured what the boot measured, PCR0 to PCR15; those absent are zero, and an enclave
  ///   whose PCR0 is zero runs in debug mode
  /// @param moduleId `i-<instance>-enc<enclave>`
  /// @throws IllegalArgumentException if a register or the id is none that a module has
  public SoftNsm(
      SoftNsmAuthority authority, PcrValues measured, String moduleId, TimeSource clock) {
    this.moduleId = moduleId;
    this.registers = new SoftRegisters(measured);
    this.attestation = new SoftAttestation(authority, moduleId, clock);
  }

  @Override
  public synchronized Bytes process(Bytes request) {
    if (request.length() > NsmCodec.MAX_REQUEST) {
      throw new RefusedException(
          ErrorCode.NSM_FAILED, "the request is too long for the Nitro Secure Module");
    }
    return NsmCodec.encode(answer(request));
  }

  private NsmResponse answer(Bytes encoded) {
    NsmRequest request;
    try {
      request = NsmCodec.decodeRequest(encoded);
    } catch (RefusedException e) {
      return new NsmResponse.Failed(NsmError.INVALID_OPERATION);
    }
    return refusal(request)
        .<NsmResponse>map(NsmResponse.Failed::new)
        .orElseGet(() -> perform(request));
  }

  private Optional<NsmError> refusal(NsmRequest request) {
    return switch (request) {
      case NsmRequest.DescribePcr(int index) -> refuseIf(!registers.has(index));
      case NsmRequest.LockPcrs(int range) -> refuseIf(range > SoftRegisters.COUNT);
      case NsmRequest.LockPcr(int index) -> refuseChange(index);
      case NsmRequest.ExtendPcr(int index, Bytes data) ->
          refuseLength(Optional.of(data)).or(() -> refuseChange(index));
      case NsmRequest.Attestation(var userData, var nonce, var publicKey) ->
          Stream.of(userData, nonce, publicKey)
              .flatMap(field -> refuseLength(field).stream())
              .findFirst();
      case NsmRequest.DescribeNsm(), NsmRequest.GetRandom() -> Optional.empty();
    };
  }

  private NsmResponse perform(NsmRequest request) {
    return switch (request) {
      case NsmRequest.DescribeNsm() ->
          new NsmResponse.Description(
              VERSION, moduleId, SoftRegisters.COUNT, registers.lockedIndices(), "SHA384");
      case NsmRequest.DescribePcr(int index) ->
          new NsmResponse.PcrDescribed(registers.isLocked(index), registers.value(index));
      case NsmRequest.ExtendPcr(int index, Bytes data) ->
          new NsmResponse.PcrExtended(registers.extend(index, data));
      case NsmRequest.LockPcr(int index) -> {
        registers.lock(index);
        yield new NsmResponse.PcrLocked();
      }
      case NsmRequest.LockPcrs(int range) -> {
        registers.lockBelow(range);
        yield new NsmResponse.PcrsLocked();
      }
      case NsmRequest.Attestation fields ->
          new NsmResponse.Attested(attestation.document(registers.lockedValues(), fields));
      case NsmRequest.GetRandom() -> new NsmResponse.Random(drawRandom());
    };
  }

  private Optional<NsmError> refuseChange(int index) {
    return refuseIf(!registers.has(index))
        .or(() ->
            registers.isLocked(index) ? Optional.of(NsmError.READ_ONLY_INDEX) : Optional.empty());
  }

  private static Optional<NsmError> refuseIf(boolean noSuchRegister) {
    return noSuchRegister ? Optional.of(NsmError.INVALID_INDEX) : Optional.empty();
  }

  private static Optional<NsmError> refuseLength(Optional<Bytes> field) {
    return field
        .filter(bytes -> bytes.length() > Attestor.MAX_FIELD)
        .map(_ -> NsmError.INPUT_TOO_LARGE);
  }

  private Bytes drawRandom() {
    byte[] drawn = new byte[RANDOM_LENGTH];
    random.nextBytes(drawn);
    return Bytes.copyOf(drawn);
  }
}

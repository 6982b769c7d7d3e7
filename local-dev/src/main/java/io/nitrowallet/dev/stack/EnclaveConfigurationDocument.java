package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.service.KmsKeys;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Kms;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import io.nitrowallet.formats.configuration.PemCertificates;
import java.util.List;
import java.util.Optional;

/// Writes the measured configuration of a soft enclave: the form is the production enclave's, the
/// values are a laptop's.
final class EnclaveConfigurationDocument {
  private EnclaveConfigurationDocument() {}

  /// A configuration that seals under `key`, trusts `tlsRoot` (PEM), listens on `port`, and finds
  /// its parent at `parentCid`.
  static Bytes write(KeyArn key, String tlsRoot, long port, long parentCid) {
    Kms kms =
        new Kms(
            key.region(),
            Kms.standardEndpoint(key.region()),
            new KmsKeys(List.of(key), List.of()),
            PemCertificates.parseBundle(tlsRoot));
    Ports standard = Ports.STANDARD;
    return MeasuredConfigurationJson.encode(
        new MeasuredConfiguration(
            kms,
            Optional.of(AccountPolicy.OPEN),
            new Ports(port, parentCid, standard.kmsProxy(), standard.log()),
            Limits.STANDARD));
  }
}

package io.nitrowallet.formats.cbor;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.formats.cbor.NsmResponse.Description;
import io.nitrowallet.formats.cbor.NsmResponse.Version;

/// The module's description of itself ⇄ CBOR.
final class NsmDescriptionForm {
  private static final String MAJOR = "version_major";
  private static final String MINOR = "version_minor";
  private static final String PATCH = "version_patch";
  private static final String MODULE_ID = "module_id";
  private static final String MAX_PCRS = "max_pcrs";
  private static final String LOCKED_PCRS = "locked_pcrs";
  private static final String DIGEST = "digest";
  private static final int MAX_TEXT = 128;
  private static final int MAX_VERSION = 0xffff;
  private static final int REGISTERS = 255;

  private NsmDescriptionForm() {}

  static CBORObject encode(Description description) {
    CBORObject locked = CBORObject.NewArray();
    description.lockedPcrs().forEach(index -> locked.Add(CBORObject.FromObject(index)));
    Version version = description.version();
    CBORObject fields = NsmForm.map(DIGEST, CBORObject.FromObject(description.digest()));
    fields.set(MAX_PCRS, CBORObject.FromObject(description.maxPcrs()));
    fields.set(MODULE_ID, CBORObject.FromObject(description.moduleId()));
    fields.set(LOCKED_PCRS, locked);
    fields.set(MAJOR, CBORObject.FromObject(version.major()));
    fields.set(MINOR, CBORObject.FromObject(version.minor()));
    fields.set(PATCH, CBORObject.FromObject(version.patch()));
    return fields;
  }

  static Description decode(CborSource source, NsmForm form) {
    CborFields fields =
        form.fields(source, MAJOR, MINOR, PATCH, MODULE_ID, MAX_PCRS, LOCKED_PCRS, DIGEST);
    return new Description(
        new Version(version(fields, MAJOR), version(fields, MINOR), version(fields, PATCH)),
        fields.get(MODULE_ID).text(MAX_TEXT),
        fields.get(MAX_PCRS).integer(1, REGISTERS),
        fields.get(LOCKED_PCRS).array(0, REGISTERS).stream()
            .map(index -> index.integer(0, REGISTERS))
            .toList(),
        fields.get(DIGEST).text(MAX_TEXT));
  }

  private static int version(CborFields fields, String name) {
    return fields.get(name).integer(0, MAX_VERSION);
  }
}

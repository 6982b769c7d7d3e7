package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.cpio.CpioEntry;
import io.nitrowallet.image.cpio.CpioReader;
import io.nitrowallet.image.eif.EnclaveImage;
import io.nitrowallet.image.eif.EnclaveImageReader;
import io.nitrowallet.image.eif.ImageReport;
import io.nitrowallet.image.eif.ImageSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "inspect", description = "Show an image's sections, PCRs, signature and metadata.")
final class EifInspectCommand extends EifCommand {
  private static final int MAX_TEXT = 1024 * 1024;

  private final Session session;

  @Parameters(paramLabel = "IMAGE", description = "the image file")
  private Path image = Path.of("");

  @Option(names = "--files", description = "list what the ramdisks hold, too")
  private boolean files;

  EifInspectCommand(Session session) {
    this.session = session;
  }

  @Override
  int work() throws IOException {
    EnclaveImage read = EnclaveImageReader.read(image);
    ImageReport measured = ImageReport.of(read);
    Report report =
        new Report()
            .fact("architecture", "Architecture", read.architecture().linuxName())
            .fact("memory", "Memory", read.resources().memory())
            .fact("cpus", "CPUs", read.resources().cpus())
            .fact("commandLine", "Command line", text(read.measured().commandLine()));
    ImageFacts.pcrs(report, measured.pcrs());
    report.fact("signed", "Signed", measured.signer().isPresent());
    measured.signer().ifPresent(signer -> ImageFacts.signer(report, signer));
    report.table("sections", List.of("type", "size", "sha384"), sections(read));
    if (files) {
      report.table("files", List.of("ramdisk", "mode", "size", "path"), files(read));
    }
    if (read.metadata().isPresent()) {
      metadata(report, read.metadata().get());
    }
    session.output().print(report);
    return ExitCode.OK;
  }

  private static List<List<Object>> sections(EnclaveImage image) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (ImageSection section : image.sections()) {
      String type = section.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      rows.add(List.of(type, section.content().length(), section.content().sha384().hex()));
    }
    return rows;
  }

  private static List<List<Object>> files(EnclaveImage image) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    List<Content> ramdisks = image.measured().ramdisks();
    for (int i = 0; i < ramdisks.size(); i++) {
      Content ramdisk = ramdisks.get(i);
      if (!CpioReader.isArchive(ramdisk)) {
        rows.add(List.of(i + 1, "?", ramdisk.length(), "(compressed, not listed)"));
        continue;
      }
      for (CpioEntry entry : CpioReader.list(ramdisk)) {
        rows.add(List.of(i + 1, entry.permissions(), entry.content().length(), entry.path()));
      }
    }
    return rows;
  }

  /// Nobody measured it, so it may be anything.
  private static void metadata(Report report, Content metadata) throws IOException {
    Bytes json = metadata.bytes(MAX_TEXT);
    try {
      report.document("metadata", StrictJson.parse(json).toString());
    } catch (RefusedException _) {
      report.fact("metadata", "Metadata", "is not JSON that can be shown");
    }
  }

  private static String text(Content content) throws IOException {
    return Utf8.decode(content.bytes(MAX_TEXT)).orElse("is not text");
  }
}

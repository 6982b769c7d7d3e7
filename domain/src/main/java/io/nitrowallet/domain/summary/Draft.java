package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.summary.Summary.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A summary that is being written. Lines beyond its bound are counted and not kept; warnings are
/// always kept, each once.
final class Draft {
  private static final int MAX_LINES_LENGTH = 6 * 1024;
  private static final int MAX_LABEL = 48;

  private final SummaryKind kind;
  private final String headline;
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> facts = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private int length;
  private int omitted;

  private Draft(SummaryKind kind, String headline) {
    this.kind = kind;
    this.headline = headline;
  }

  static Draft of(SummaryKind kind, String headline) {
    return new Draft(kind, headline);
  }

  SummaryKind kind() {
    return kind;
  }

  String headline() {
    return headline;
  }

  /// Adds a fact. Texts of others go through {@link Untrusted}.
  Draft line(String label, Object value) {
    String text = value.toString();
    int more =
        label.getBytes(StandardCharsets.UTF_8).length
            + text.getBytes(StandardCharsets.UTF_8).length;
    if (omitted > 0 || length + more > MAX_LINES_LENGTH) {
      omitted++;
    } else {
      length += more;
      lines.add(new Line(cut(label), text));
    }
    return this;
  }

  /// Adds a short fact that is shown whatever else there is, behind all lines.
  Draft fact(String label, Object value) {
    facts.add(new Line(label, value.toString()));
    return this;
  }

  /// Adds a sentence of our own: it holds nothing that others wrote, so that there are only so
  /// many.
  Draft warn(String sentence) {
    warnings.add(sentence);
    return this;
  }

  Draft warnIf(boolean condition, String sentence) {
    return condition ? warn(sentence) : this;
  }

  /// Adds the lines and warnings of `inner`.
  Draft include(Draft inner) {
    inner.lines.forEach(line -> line(line.label(), line.value()));
    facts.addAll(inner.facts);
    return adopt(inner);
  }

  /// Adds `inner` under its own headline, each of its lines behind `prefix`.
  Draft include(String prefix, Draft inner) {
    line(prefix, inner.headline);
    inner.lines.forEach(line -> line(prefix + ": " + line.label(), line.value()));
    inner.facts.forEach(fact -> line(prefix + ": " + fact.label(), fact.value()));
    return adopt(inner);
  }

  private Draft adopt(Draft inner) {
    warnings.addAll(inner.warnings);
    omitted += inner.omitted;
    return this;
  }

  Summary finish() {
    List<String> sentences = new ArrayList<>();
    if (omitted > 0) {
      sentences.add(
          "%s lines are left out, since the whole is too long: read it elsewhere before you sign."
              .formatted(omitted));
    }
    sentences.addAll(warnings);
    List<Line> all = new ArrayList<>(lines);
    all.addAll(facts);
    return new Summary(Summary.EDITION, kind, headline, all, sentences);
  }

  /// A long label, such as the path of a member, keeps its end.
  private static String cut(String label) {
    return label.length() <= MAX_LABEL
        ? label
        : "…" + label.substring(label.length() - MAX_LABEL + 1);
  }
}

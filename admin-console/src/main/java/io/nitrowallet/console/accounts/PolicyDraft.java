package io.nitrowallet.console.accounts;

import io.nitrowallet.console.work.Background;
import io.nitrowallet.console.work.Fault;
import io.nitrowallet.console.work.Job;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.policy.Finding;
import io.nitrowallet.requester.policy.LineDifference;
import io.nitrowallet.requester.policy.PolicyLines;
import io.nitrowallet.requester.policy.PolicyLint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A policy that is being written, judged in the background as it changes. Used on the window's
/// thread.
final class PolicyDraft {
  private final Background background;
  private final TimeSource time;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Judgement> judgement =
      new ReadOnlyObjectWrapper<>(new Judgement.Pending());
  private Optional<PolicyText> before = Optional.empty();
  private Optional<Job> job = Optional.empty();

  PolicyDraft(Background background, TimeSource time) {
    this.background = background;
    this.time = time;
    text.subscribe(_ -> judge());
  }

  /// Begins with `old`, which the new one will be compared with.
  void begin(PolicyText old) {
    before = Optional.of(old);
    begin(old.value());
  }

  /// Begins anew.
  void begin(String first) {
    if (text.get().equals(first)) {
      judge();
    } else {
      text.set(first);
    }
  }

  private void judge() {
    job.ifPresent(Job::cancel);
    judgement.set(new Judgement.Pending());
    String now = text.get();
    if (now.isBlank()) {
      return;
    }
    Optional<PolicyText> old = before;
    job =
        Optional.of(
            background.run(
                () -> judge(now, old),
                judgement::set,
                failure -> judgement.set(new Judgement.Wrong(failure))));
  }

  private Judgement judge(String now, Optional<PolicyText> old) {
    PolicyText policy = new PolicyText(now);
    AccountPolicy read = PolicyJson.decode(policy);
    List<Remark> remarks =
        PolicyLint.of(read, time.now()).stream()
            .map(finding -> new Remark(line(now, finding), finding))
            .toList();
    return new Judgement.Sound(
        policy,
        remarks,
        old.map(was -> LineDifference.of(PolicyLines.of(was), PolicyLines.of(policy)))
            .orElse(List.of()));
  }

  /// Where the rule's name stands; 1 for what concerns all of it.
  private static int line(String text, Finding finding) {
    Matcher name =
        Pattern.compile("\"name\"\\s*:\\s*\"" + Pattern.quote(finding.where()) + "\"")
            .matcher(text);
    return name.find() ? (int) text.substring(0, name.start()).lines().count() : 1;
  }

  /// What was written.
  StringProperty text() {
    return text;
  }

  /// What it is worth.
  ReadOnlyObjectProperty<Judgement> judgement() {
    return judgement.getReadOnlyProperty();
  }

  /// The policy, where what is written now is one.
  Optional<PolicyText> policy() {
    return judgement.get() instanceof Judgement.Sound sound
        ? Optional.of(sound.policy())
        : Optional.empty();
  }

  /// What a text is worth as a policy.
  sealed interface Judgement {
    /// That is not known yet, or nothing is written.
    record Pending() implements Judgement {}

    /// It is none: an enclave would refuse it.
    record Wrong(Fault fault) implements Judgement {}

    /// It is one.
    ///
    /// @param remarks what its author may not have meant
    /// @param difference from the one before; empty where there is none
    record Sound(PolicyText policy, List<Remark> remarks, List<LineDifference.Line> difference)
        implements Judgement {}
  }

  /// A finding.
  ///
  /// @param line where the rule begins, from 1
  record Remark(int line, Finding finding) {}
}

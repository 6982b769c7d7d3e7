package io.nitrowallet.console.accounts;

import io.nitrowallet.console.accounts.PolicyDraft.Judgement;
import io.nitrowallet.console.accounts.PolicyDraft.Remark;
import io.nitrowallet.console.session.OperatorSeat;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.shell.Choice;
import io.nitrowallet.console.shell.FaultText;
import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Shown;
import io.nitrowallet.console.text.Words;
import io.nitrowallet.requester.policy.Finding;
import io.nitrowallet.requester.policy.LineDifference;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where a policy is written, with what it is worth below.
final class PolicyEditor {
  private static final int GAP = 8;
  private static final int ROWS = 10;
  private static final int FEW_ROWS = 6;

  private final OperatorSeat seat;
  private final Profile profile;
  private final FaultText faults;
  private final Words words;

  @Inject
  PolicyEditor(OperatorSeat seat, Profile profile, FaultText faults, Language language) {
    this.seat = seat;
    this.profile = profile;
    this.faults = faults;
    this.words = language.words(PolicyEditor.class);
  }

  /// @param prefix of the ids
  VBox of(String prefix, PolicyDraft draft) {
    TextArea area = new TextArea();
    area.setId(prefix + "-policy");
    area.setPrefRowCount(ROWS);
    area.setWrapText(true);
    area.getStyleClass().add("mono");
    area.textProperty().bindBidirectional(draft.text());
    Label title = new Label(words.get("policy-text"));
    title.setLabelFor(area);
    title.setMnemonicParsing(true);
    area.setAccessibleText(words.get("policy-text").replace("_", ""));
    return new VBox(GAP, beginnings(prefix, draft), title, area, judged(prefix, draft));
  }

  private HBox beginnings(String prefix, PolicyDraft draft) {
    ComboBox<Template> choice =
        Choice.of(
            prefix + "-template",
            words.get("template"),
            List.of(Template.values()),
            template -> words.get("template." + template.word()));
    Button take = new Button(words.get("template.take"));
    take.setId(prefix + "-take");
    take.setOnAction(_ -> draft.begin(choice.getValue().text(seat.seat().get(), profile)));
    HBox bar = new HBox(GAP, choice, take);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private Label judged(String prefix, PolicyDraft draft) {
    Label label = new Label();
    label.setId(prefix + "-judgement");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    draft
        .judgement()
        .subscribe(judgement -> {
          label.setText(text(judgement, draft.text().get().isBlank()));
          label.getStyleClass().removeAll("fault", "warning", "works");
          label.getStyleClass().add(style(judgement));
        });
    return label;
  }

  private static String style(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Pending() -> "text-muted";
      case Judgement.Wrong _ -> "fault";
      case Judgement.Sound sound -> sound.remarks().isEmpty() ? "works" : "warning";
    };
  }

  private String text(Judgement judgement, boolean blank) {
    return switch (judgement) {
      case Judgement.Pending() -> words.get(blank ? "policy.blank" : "policy.pending");
      case Judgement.Wrong(var fault) -> words.get("policy.wrong", faults.of(fault));
      case Judgement.Sound sound when sound.remarks().isEmpty() -> words.get("policy.sound");
      case Judgement.Sound sound ->
          sound.remarks().stream().map(this::line).collect(Collectors.joining("\n"));
    };
  }

  private String line(Remark remark) {
    Finding finding = remark.finding();
    String sentence = Shown.sentence(finding.sentence());
    return finding.where().equals(Finding.POLICY)
        ? words.get("remark.all", sentence)
        : words.get("remark", remark.line(), Shown.line(finding.where()), sentence);
  }

  /// What the change changes, line by line.
  VBox difference(String prefix, PolicyDraft draft) {
    TextArea area = new TextArea();
    area.setId(prefix + "-difference");
    area.setEditable(false);
    area.setPrefRowCount(FEW_ROWS);
    area.getStyleClass().add("mono");
    area.setAccessibleText(words.get("difference"));
    draft
        .judgement()
        .subscribe(judgement ->
            area.setText(
                judgement instanceof Judgement.Sound sound ? lines(sound.difference()) : ""));
    Label title = new Label(words.get("difference"));
    title.setLabelFor(area);
    return new VBox(GAP, title, area);
  }

  private String lines(List<LineDifference.Line> lines) {
    boolean same = lines.stream().allMatch(line -> line.kind() == LineDifference.Kind.SAME);
    return same
        ? words.get("difference.none")
        : lines.stream()
            .filter(line -> line.kind() != LineDifference.Kind.SAME)
            .map(line -> (line.kind() == LineDifference.Kind.GONE ? "- " : "+ ") + line.text())
            .collect(Collectors.joining("\n"));
  }
}

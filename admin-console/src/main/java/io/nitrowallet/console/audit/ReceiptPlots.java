package io.nitrowallet.console.audit;

import io.nitrowallet.console.text.Language;
import io.nitrowallet.console.text.Words;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Signatures over time and refusals by reason, of the receipts that are looked for.
final class ReceiptPlots {
  private static final int GAP = 12;
  private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");
  private static final int TICKS = 5;
  private static final DateTimeFormatter HOUR = formatter("MM-dd HH:mm");

  private final Words words;
  private final BarChart<String, Number> signatures;
  private final BarChart<String, Number> refusals;
  private final HBox node;

  @Inject
  ReceiptPlots(AuditBook book, Language language) {
    this.words = language.words(ReceiptPlots.class);
    this.signatures = chart("audit-signatures", words.get("plot.signatures"));
    this.refusals = chart("audit-refusals", words.get("plot.refusals"));
    this.node = new HBox(GAP, signatures, refusals);
    Runnable draw = () -> draw(Tally.of(book.found()));
    book.found().subscribe(draw);
    draw.run();
  }

  Node node() {
    return node;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  private BarChart<String, Number> chart(String id, String title) {
    NumberAxis counts = new NumberAxis();
    counts.setMinorTickVisible(false);
    counts.setAutoRanging(false);
    BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), counts);
    chart.setId(id);
    chart.setTitle(title);
    chart.setAccessibleText(title);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setMinSize(0, 0);
    chart.setPrefWidth(Region.USE_COMPUTED_SIZE);
    HBox.setHgrow(chart, Priority.ALWAYS);
    return chart;
  }

  private void draw(Tally tally) {
    DateTimeFormatter form = tally.step() == ChronoUnit.HOURS ? HOUR : DAY;
    XYChart.Series<String, Number> signed = new XYChart.Series<>();
    tally.signatures().forEach((at, count) -> add(signed, label(form, at), count));
    show(signatures, signed);
    XYChart.Series<String, Number> refused = new XYChart.Series<>();
    tally.refusals().forEach((code, count) -> add(refused, code.name(), count));
    show(refusals, refused);
  }

  /// Whole numbers stand beside the bars: half a signature does not exist.
  private static void show(BarChart<String, Number> chart, XYChart.Series<String, Number> series) {
    long most =
        series.getData().stream().mapToLong(bar -> bar.getYValue().longValue()).max().orElse(1);
    long tick = Math.ceilDiv(most, TICKS);
    NumberAxis counts = (NumberAxis) chart.getYAxis();
    counts.setTickUnit((double) tick);
    counts.setUpperBound((double) (Math.ceilDiv(most, tick) * tick));
    chart.getData().setAll(List.of(series));
  }

  private static String label(DateTimeFormatter form, Instant at) {
    return form.format(at);
  }

  private static void add(XYChart.Series<String, Number> series, String name, long count) {
    series.getData().add(new XYChart.Data<>(name, count));
  }
}

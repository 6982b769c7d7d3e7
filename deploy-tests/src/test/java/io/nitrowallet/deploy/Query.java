package io.nitrowallet.deploy;

import io.nitrowallet.domain.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether a query asks for series that a gateway has. It is no parser of PromQL: names, labels and
/// the words of `by` are looked at, and no more.
final class Query {
  private static final Pattern SERIES = Pattern.compile("(nitro_wallet_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
  private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");

  /// What Prometheus puts on whatever it scrapes in a cluster.
  private static final Set<String> OF_THE_TARGET = Set.of("namespace", "service", "pod");

  private static final Set<String> CODES =
      Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());

  private final GatewaySeries series;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> labels = new TreeSet<>(OF_THE_TARGET);

  private Query(GatewaySeries series) {
    this.series = series;
  }

  static List<String> faults(String text, GatewaySeries series) {
    Query query = new Query(series);
    Matcher found = SERIES.matcher(text);
    boolean any = false;
    while (found.find()) {
      any = true;
      query.checkSeries(found.group(1), found.group(2) == null ? "" : found.group(2));
    }
    if (!any) {
      query.faults.add("it asks for nothing of the gateway's: " + text);
    }
    BY.matcher(text).results().forEach(by -> query.checkGroups(by.group(1)));
    return query.faults;
  }

  private void checkSeries(String name, String matchers) {
    if (!series.names().contains(name)) {
      faults.add("there is no series " + name);
    }
    labels.addAll(series.labels(name));
    Matcher matcher = MATCHER.matcher(matchers);
    while (matcher.find()) {
      checkLabel(name, matcher.group(1), matcher.group(3));
    }
  }

  private void checkLabel(String name, String label, String value) {
    if (OF_THE_TARGET.contains(label)) {
      return;
    }
    Set<String> known = label.equals("code") ? CODES : series.values(name, label);
    if (!series.labels(name).contains(label)) {
      faults.add("%s has no label %s".formatted(name, label));
    } else if (!known.containsAll(List.of(value.split("\\|", -1)))) {
      faults.add("%s is never %s in %s".formatted(label, value, name));
    }
  }

  private void checkGroups(String words) {
    for (String word : words.split(",", -1)) {
      if (!labels.contains(word.strip()) && !word.contains("<<")) {
        faults.add("nothing has the label " + word.strip());
      }
    }
  }
}

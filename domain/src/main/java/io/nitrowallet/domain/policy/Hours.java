package io.nitrowallet.domain.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// At which times, by the clocks of a zone: from `from`, and until just before `to`. Where `to` is
/// earlier than `from`, the window ends on the next day and belongs to the day on which it begins.
///
/// @param days of the zone's own date
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone)
    implements Constraint {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ROOT);

  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_POLICY` if `from` is `to`:
  ///   nobody can tell whether that is the whole day or no time at all
  public Hours {
    days = Set.copyOf(days);
    if (from.equals(to)) {
      throw PolicyFaults.refused("'hours' begin and end at one time: 'from' and 'to' must differ");
    }
  }

  @Override
  public Optional<String> objection(Subject subject) {
    ZonedDateTime local = subject.now().atZone(zone);
    return contains(local)
        ? Optional.empty()
        : Optional.of(
            "hours: it is %s in %s, the rule's are from %s to %s on its days"
                .formatted(CLOCK.format(local), zone, from, to));
  }

  private boolean contains(ZonedDateTime local) {
    LocalTime time = local.toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    DayOfWeek today = local.getDayOfWeek();
    return from.isBefore(to)
        ? begun && !over && days.contains(today)
        : (begun && days.contains(today)) || (!over && days.contains(today.minus(1)));
  }
}

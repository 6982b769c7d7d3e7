package io.nitrowallet.domain.policy;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 23 November 2026 is a Monday. Paris is one hour ahead of UTC then, two in summer.
class HoursTest {
  private static final Hours OFFICE = hours(Set.of(MONDAY), "08:00", "18:00", "Europe/Paris");
  private static final Hours NIGHT =
      hours(Set.of(FRIDAY, SUNDAY), "22:00", "06:00", "Europe/Paris");

  private static Hours hours(Set<DayOfWeek> days, String from, String to, String zone) {
    return new Hours(days, LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
  }

  private static Optional<String> objection(Hours hours, String time) {
    return hours.objection(new Subject(Requests.send(1, 0), Instant.parse(time)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T06:59:59.999Z, false",
    "2026-11-23T07:00:00Z, true",
    "2026-11-23T16:59:59.999Z, true",
    "2026-11-23T17:00:00Z, false",
    "2026-11-24T07:00:00Z, false",
    "2026-11-22T07:00:00Z, false",
    "2026-07-20T06:00:00Z, true",
    "2026-07-20T16:00:00Z, false"
  })
  void beginsAtItsFirstMomentAndEndsBeforeItsLast(String time, boolean within) {
    assertEquals(within, objection(OFFICE, time).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T20:59:59Z, false",
    "2026-11-27T21:00:00Z, true",
    "2026-11-27T23:00:00Z, true",
    "2026-11-28T04:59:59Z, true",
    "2026-11-28T05:00:00Z, false",
    "2026-11-28T21:00:00Z, false",
    "2026-11-29T04:00:00Z, false",
    "2026-11-29T21:00:00Z, true",
    "2026-11-30T04:59:59Z, true",
    "2026-11-27T04:00:00Z, false"
  })
  void aWindowOverMidnightBelongsToTheDayOnWhichItBegins(String time, boolean within) {
    assertEquals(within, objection(NIGHT, time).isEmpty());
  }

  @Test
  void readsTheDayFromTheClockOfTheZone() {
    Hours tokyo = hours(Set.of(SATURDAY), "00:00", "12:00", "Asia/Tokyo");
    assertEquals(Optional.empty(), objection(tokyo, "2026-11-27T15:00:00Z"));
    assertEquals(
        Optional.of(
            "hours: it is Fri 23:59:59 in Asia/Tokyo, the rule's are from 00:00 to 12:00 on its"
                + " days"),
        objection(tokyo, "2026-11-27T14:59:59Z"));
  }

  @Test
  void untilMidnightIsWrittenAsZero() {
    Hours evening = hours(Set.of(MONDAY), "18:00", "00:00", "UTC");
    assertEquals(Optional.empty(), objection(evening, "2026-11-23T23:59:59Z"));
    assertEquals(false, objection(evening, "2026-11-24T00:00:00Z").isEmpty());
  }

  @Test
  void anEmptyListOfDaysIsNever() {
    for (String time : new String[] {"2026-11-23T10:00:00Z", "2026-11-23T23:00:00Z"}) {
      assertEquals(false, objection(hours(Set.of(), "08:00", "18:00", "UTC"), time).isEmpty());
      assertEquals(false, objection(hours(Set.of(), "18:00", "11:00", "UTC"), time).isEmpty());
    }
  }

  @Test
  void refusesAWindowOfNoLength() {
    RefusedException e =
        assertThrows(RefusedException.class, () -> hours(Set.of(MONDAY), "08:00", "08:00", "UTC"));
    assertEquals(ErrorCode.INVALID_POLICY, e.code());
    assertEquals("'hours' begin and end at one time: 'from' and 'to' must differ", e.sentence());
  }
}

/* Reads a calendar from standard input as libical reads it, strictly.
 *
 * Prints one line for each event: uid, start, end, title, place, status and sequence, separated by U+001F. Ends with code 1 when there is
 * anything in it that libical calls an error.
 *
 *     gcc read_entries.c -o read_entries $(pkg-config --cflags --libs libical)
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_all(void) {
  size_t size = 0, room = 1 << 16;
  char *text = malloc(room);
  for (size_t n; (n = fread(text + size, 1, room - size - 1, stdin)) > 0;) {
    size += n;
    if (room - size < 2) text = realloc(text, room *= 2);
  }
  text[size] = '\0';
  return text;
}

static void print_instant(struct icaltimetype time) {
  if (icaltime_is_null_time(time)) return;
  if (!icaltime_is_utc(time)) exit(2);
  printf("%04d-%02d-%02dT%02d:%02d:%02dZ", time.year, time.month, time.day, time.hour, time.minute, time.second);
}

static const char *text_or_nothing(const char *text) { return text ? text : ""; }

int main(void) {
  icalcomponent *calendar = icalparser_parse_string(read_all());
  if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) return 1;
  if (icalcomponent_count_errors(calendar) > 0) return 1;
  icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
    printf("%s\x1f", text_or_nothing(icalcomponent_get_uid(event)));
    print_instant(icalcomponent_get_dtstart(event));
    printf("\x1f");
    if (end) print_instant(icalproperty_get_dtend(end));
    printf("\x1f%s", text_or_nothing(icalcomponent_get_summary(event)));
    printf("\x1f%s", text_or_nothing(icalcomponent_get_location(event)));
    printf("\x1f%s", icalenum_status_to_string(icalcomponent_get_status(event)));
    printf("\x1f%d\n", icalcomponent_get_sequence(event));
  }
  return 0;
}

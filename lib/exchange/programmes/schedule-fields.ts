import { type EventKind, eventKinds } from '#db/enums.ts';
import { locales } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { folded } from '#lib/search/words.ts';
import { addDays, civilDate, hourOfMinutes, minutesOfHour } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { isTimeZone, shownAt, toInstant, type WallClock } from '#lib/time/wall-clock.ts';

const MOMENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)? ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** A date in a file, perhaps with an hour and a UTC offset; null for other texts. */
export function momentOf(text: string): { date: string; hour: string | null; offset: string | null } | null {
  const match = MOMENT.exec(text.trim());
  const date = match && civilDate(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!date) return null;
  const hour = match[4] === undefined ? null : parseTimeEntry(`${match[4]}:${match[5]}`);
  if (match[4] !== undefined && hour === null) return null;
  return { date, hour, offset: hour === null ? null : offsetOf(match[6]) };
}

/** `Z`, `+01`, `+0100` and `+01:00` as names of zones with a fixed offset. */
function offsetOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^z$/i.test(text)) return 'UTC';
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const zone = `${text.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
  return isTimeZone(zone) ? zone : null;
}

/** Minutes from midnight; `25:30` is in the night after. Null where it cannot be read. */
export function hourMinutes(text: string): number | null {
  const late = /^(2[4-9]|3[0-5])[:.h]([0-5]\d)(?::\d{2})?$/.exec(text.trim());
  const hour = late ? null : parseTimeEntry(text.trim().replace(/^(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?$/, '$1'));
  if (late) return Number(late[1]) * 60 + Number(late[2]);
  return hour === null ? null : minutesOfHour(hour);
}

/**
 * A day in a file: the minute at which its night ends (from midnight), and its zone, null when not
 * stated.
 */
export type FileDay = Readonly<{ date: string | null; from: number; zone: string | null }>;

const wallOf = (date: string, minutes: number): WallClock =>
  `${addDays(date, Math.floor(minutes / 1440))}T${hourOfMinutes(minutes % 1440)}`;

type TypedStart = Readonly<{ date: string; start: string }>;
/**
 * Null without a time, with the reason: none was stated (empty), or this could not be read.
 * `isSecond`: it is the second of two equal wall clocks, and is read as the first.
 */
type ReadStart = {
  startsAt: WallClock | null;
  unread: '' | 'noDate' | 'noHour' | 'hour' | 'date';
  isSecond: boolean;
};

/**
 * The start of a séance in a file as a wall clock of the festival. A date with an offset is an
 * instant. Otherwise the hour belongs to the day under which it stands (after midnight to that
 * day's night, before its change) and to the file's zone; without a zone it is used as it is.
 */
export function startOf({ date, start }: TypedStart, day: FileDay, timeZone: string): ReadStart {
  const none = (unread: ReadStart['unread']): ReadStart => ({ startsAt: null, unread, isSecond: false });
  const moment = momentOf(date);
  const at = (said: WallClock, zone: string | null): ReadStart => {
    if (zone === null || zone === timeZone) return { startsAt: said, unread: '', isSecond: false };
    const { wall, isSecond } = shownAt(toInstant(said, zone), timeZone);
    return { startsAt: wall, unread: '', isSecond };
  };
  if (moment?.hour) return at(`${moment.date}T${moment.hour}`, moment.offset ?? day.zone);
  if (date.trim() !== '' && !moment) return none('date');
  const minutes = hourMinutes(start);
  if (minutes === null) return none(start.trim() !== '' ? 'hour' : moment ? 'noHour' : '');
  if (moment) return at(wallOf(moment.date, minutes), day.zone);
  if (day.date === null) return none('noDate');
  return at(wallOf(day.date, minutes < day.from ? minutes + 1440 : minutes), day.zone);
}

/**
 * The minute of a day from which its hours belong to it; earlier ones belong to the night after.
 * `start` and `end` are those of the day, `change` is stated for the whole file, `otherwise` is the
 * festival's.
 */
export function dayChange(start: string, end: string, change: string, otherwise: string): number {
  const from = momentOf(start);
  const to = momentOf(end);
  const starts = from?.hour ? hourMinutes(from.hour) : null;
  const ends = to?.hour ? hourMinutes(to.hour) : null;
  // If a day ends in the night, the hours between its end and its start are of the morning:
  // something is set up then before it opens.
  if (from && to && starts !== null && ends !== null && to.date > from.date) return Math.min(starts, ends + 1);
  const said = hourMinutes(change) ?? starts ?? hourMinutes(otherwise);
  return said ?? 0;
}

/**
 * The minutes in `0:45`, `00:45:00`, `45`, `PT45M`; null for others, including `9:99`. `isOdd`: it
 * was understood although it is not a correct form.
 */
export function minutesOf(text: string): { minutes: number | null; isOdd: boolean } {
  const plain = text.trim();
  const clock = /^(\d{1,3}):(\d{1,2})(?::\d{1,2})?$/.exec(plain);
  if (clock) {
    const [hours, minutes] = [Number(clock[1]), Number(clock[2])];
    if (minutes < 60) return positive(hours * 60 + minutes);
    // `0:90` is an hour and a half; programs write `9:99` for an unknown length.
    return { minutes: hours === 0 ? minutes : null, isOdd: true };
  }
  const iso = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:\d+S)?)?$/i.exec(plain);
  if (iso) {
    const [weeks, days, hours, minutes] = iso.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
    ];
    return positive(((weeks * 7 + days) * 24 + hours) * 60 + minutes);
  }
  if (/^\d{1,4}$/.test(plain)) return positive(Number(plain));
  return { minutes: null, isOdd: plain !== '' };
}

const positive = (minutes: number) => ({ minutes: minutes > 0 ? minutes : null, isOdd: minutes === 0 });

/** The words of other programs for our kinds, in French, English and German. */
const WORDS: Readonly<Record<EventKind, string>> = {
  screening: 'screening film films movie movies projection cinema kino vorführung filmvorführung filmscreening séance',
  talk: 'talk talks lecture lectures presentation présentation intervention conférence communication exposé vortrag vorträge speech',
  debate: 'debate débat discussion diskussion debatte',
  panel: 'panel paneldiscussion tableronde roundtable podium podiumsdiskussion',
  workshop: 'workshop workshops atelier ateliers handson',
  show: 'show spectacle performance aufführung',
  exhibition: 'exhibition exposition ausstellung',
  outing: 'outing visite balade excursion tour guidedtour walk führung ausflug',
  ceremony: 'ceremony cérémonie zeremonie',
  other: 'other autre sonstiges misc divers',
};
/** Words that say more than their kind and are kept as the label. */
const LABELS: Readonly<Partial<Record<EventKind, string>>> = {
  screening:
    'shortfilm shortfilms courtmétrage courtsmétrages kurzfilm feature documentary documentaire dokumentarfilm premiere avantpremière',
  talk: 'keynote lightningtalk lightningtalks masterclass maintrack demo podcast lesung',
  debate: 'qa qanda birdsofafeather bof',
  workshop: 'tutorial training formation kurs course hackathon',
  show: 'concert konzert theatre théâtre theater live liveact cinéconcert reading',
  exhibition: 'installation',
  ceremony: 'opening closing ouverture clôture eröffnung abschluss inauguration awards remisedesprix',
  other: 'meeting party fête break pause game jeu',
};

const keyOf = (text: string) => folded(text).replace(/[^\p{L}\p{N}]+/gu, '');

const KINDS = new Map<string, { kind: EventKind; isLabel: boolean }>();
for (const kind of eventKinds) {
  for (const locale of locales) KINDS.set(keyOf(messages[locale].terms.kind[kind]), { kind, isLabel: false });
  for (const word of WORDS[kind].split(' ')) KINDS.set(keyOf(word), { kind, isLabel: false });
  for (const word of (LABELS[kind] ?? '').split(' ')) if (word) KINDS.set(keyOf(word), { kind, isLabel: true });
}

/**
 * The word of another program for a kind of séance, as one of our kinds. A word that says more, or
 * that is unknown, becomes the label.
 */
export function kindOf(type: string): { kind?: EventKind; label: string } {
  const known = KINDS.get(keyOf(type));
  if (!known) return { label: type.trim() };
  return { kind: known.kind, label: known.isLabel ? type.trim() : '' };
}

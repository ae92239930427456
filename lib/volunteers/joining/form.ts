import { type Age, type ChosenWay, chosenWays, type Diet, type ShirtSize, type TaskWish } from '#db/enums.ts';
import { cleanLine, cleanText, MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { codesOf } from '#lib/i18n/code-names.ts';
import { isHeard, languages } from '#lib/i18n/languages.ts';
import { hasLetter } from '#lib/search/words.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { waysOf } from '#lib/volunteers/besides-shifts.ts';
import { ages, diets, shirtSizes } from '#lib/volunteers/choices.ts';
import { contactsOf } from '#lib/volunteers/contact.ts';
import { emergencyFields } from '#lib/volunteers/emergency-contact.ts';
import { isMinor } from '#lib/volunteers/minors.ts';
import type { Volunteer } from '#lib/volunteers/roots.ts';
import { hoursOfDay, sortedAvailabilities } from '#lib/volunteers/typed-hours.ts';

export { chosenWays };

/** How many séances somebody may name that they do not want to miss. */
export const MAX_WISHED = 8;
const MAX_LANGUAGES = 20;

/** The parts of a festival day for which people can offer to come. */
export const joinParts = ['morning', 'afternoon', 'evening'] as const;
type JoinPart = (typeof joinParts)[number];
const [MORNING, NOON, EVENING, NIGHT] = ['09:00', '13:00', '18:00', '23:00'];

/** The hour at which a festival's days begin, and its opening hours. */
type JoinClock = Readonly<{ dayStartsAt: string; opensAt: string; closesAt: string }>;

/**
 * The hours of a part of the day: the morning begins with the opening, and the evening ends with
 * the closing, where that lies in the evening.
 */
export function partHours({ dayStartsAt, opensAt, closesAt }: JoinClock, part: JoinPart): [string, string] {
  if (part === 'morning') return [opensAt < NOON ? opensAt : MORNING, NOON];
  if (part === 'afternoon') return [NOON, EVENING];
  return [EVENING, closesAt > EVENING || closesAt < dayStartsAt ? closesAt : NIGHT];
}

/** The parts of a day that are not over at this wall clock. */
export const partsLeft = (scene: JoinClock, day: string, clock: string): JoinPart[] =>
  joinParts.filter((part) => hoursOfDay(day, ...partHours(scene, part), scene.dayStartsAt).endsAt > clock);

/** The answers of somebody who offers to help, in the form that becomes a volunteer. */
export type OfferedHelp = Pick<
  Volunteer,
  'name' | 'contactKind' | 'contact' | 'languages' | 'allergies' | 'note' | 'guardian' | 'guardianContact'
> & {
  age: Age | null;
  /** Null: they chose none, which differs from `any`. */
  diet: Diet | null;
  /** The ways in which they want to be written to. */
  ways: readonly ChosenWay[];
  shirt: ShirtSize | null;
  availabilities: readonly { startsAt: string; endsAt: string }[];
  taskWishes: readonly { taskId: number; wish: TaskWish }[];
  /** Ids of séances. */
  seeIds: readonly number[];
};

/** What a form may name: the days, the tasks, the public séances. */
export type JoinScene = JoinClock &
  Readonly<{
    dates: readonly string[];
    taskIds: ReadonlySet<number>;
    /** Ids by public number. */
    events: ReadonlyMap<number, number>;
    minAge: number;
  }>;

/** The fields that can be refused, in the order of the form. */
export const refusableFields = [
  'name',
  'contact',
  'otherContact',
  'ways',
  'age',
  'guardian',
  'guardianContact',
  'hours',
  'languages',
  'see',
  'allergies',
  'mayRead',
  emergencyFields.name,
  emergencyFields.contact,
  'remarks',
] as const;
type RefusableField = (typeof refusableFields)[number];

/**
 * The maximum number of characters of the fields that are neither a contact nor part of the note;
 * browsers enforce it too.
 */
export const FIELD_LENGTHS = {
  name: MAX_NAME,
  guardian: MAX_NAME,
  guardianContact: MAX_NAME,
  languages: MAX_NAME,
  allergies: MAX_NOTE,
  [emergencyFields.name]: MAX_NAME,
  [emergencyFields.contact]: MAX_NAME,
} as const satisfies Partial<Record<RefusableField, number>>;

/** Why a form is returned to be corrected, by field; each reason has a sentence. */
export type JoinRefusal = Readonly<
  Partial<
    Record<
      RefusableField,
      'required' | 'letters' | 'contact' | 'phone' | 'email' | 'ways' | 'young' | 'long' | 'tooLong' | 'tooMany'
    >
  >
>;

/** Why this is no name of a person; null where it is one. */
export const wrongName = (name: string): 'required' | 'letters' | 'tooLong' | null => {
  if (name === '') return 'required';
  if (!hasLetter(name)) return 'letters';
  return name.length > MAX_NAME ? 'tooLong' : null;
};

const one = <T extends string>(values: readonly T[], typed: string | null): T | null =>
  values.find((value) => value === typed) ?? null;

/**
 * The ages that a festival accepts on its page. With a minimum of 16, people under 16 are told to
 * have a parent write. For an existing volunteer, the age on file (`known`) is accepted too.
 */
export const agesOf = (minAge: number, known: Age | null): readonly Age[] =>
  ages.filter((age) => age === 'adult' || age === known || minAge < (age === 'under16' ? 16 : 18));

/**
 * Reads a posted form. Only fields without which nobody can be reached or placed are refused. Other
 * fields that cannot be understood are added to the note word for word, for the coordinator, with
 * the words in `note` before them (`{hours: 'Horaires :'}`). `known` is the volunteer whose answers
 * are corrected.
 */
export function readJoinForm(
  fields: URLSearchParams,
  scene: JoinScene,
  note: Readonly<Record<'hours' | 'languages', string>>,
  known: Pick<Volunteer, 'age' | 'seeIds'> | null,
): { ok: true; answers: OfferedHelp; otherContact: string } | { ok: false; refused: JoinRefusal } {
  const text = (field: string) => cleanText(fields.get(field) ?? '');
  const line = (field: string) => cleanLine(fields.get(field) ?? '');
  const name = line('name');
  // Only an existing volunteer can give two contacts.
  const second = fields.has('mine') ? line('otherContact') : '';
  const typed = contactsOf(line('contact'), second, null);
  const age = one(ages, fields.get('age'));
  const guardian = { guardian: line('guardian'), guardianContact: line('guardianContact') };
  const allergies = text('allergies');
  const spoken = codesOf(text('languages').slice(0, MAX_NAME), languages);
  const words = [
    text('remarks'),
    ...labelled(note.hours, text('hours')),
    ...labelled(note.languages, spoken.unknown.join(', ')),
  ]
    .filter(Boolean)
    .join('\n');
  // A mail needs an address, not a number.
  const chosen = fields.getAll('way');
  const ways = typed.ok ? waysOf(typed.contacts).filter((way) => chosen.includes(way)) : [];
  const isYoung = age !== null && !agesOf(scene.minAge, known?.age ?? null).includes(age);
  const noName = wrongName(name);
  const seeIds = seancesIn(fields.getAll('see'), scene.events);
  // The team may have noted more, and no correction takes those away.
  const shown = new Set(scene.events.values());
  const mostWished = Math.max(MAX_WISHED, known?.seeIds.filter((id) => shown.has(id)).length ?? 0);
  const refused: JoinRefusal = {
    ...(noName && { name: noName }),
    ...(typed.ok ? typed.contacts.contact === '' && { contact: 'contact' as const } : { [typed.field]: typed.wants }),
    ...(typed.ok &&
      typed.contacts.contact !== '' &&
      chosen.length > 0 &&
      ways.length === 0 && { ways: 'ways' as const }),
    ...(age === null && { age: 'required' as const }),
    ...(isYoung && { age: 'young' as const }),
    ...(isMinor(age) && guardian.guardianContact === '' && { guardianContact: 'required' as const }),
    ...(seeIds.length > mostWished && { see: 'tooMany' as const }),
    ...(words.length > MAX_NOTE && { remarks: 'long' as const }),
    // Health data is stored only with their explicit tick; without it the form is returned, so that
    // nothing typed is lost.
    ...(allergies !== '' && !fields.has('mayRead') && { mayRead: 'required' as const }),
    ...Object.fromEntries(
      Object.entries(FIELD_LENGTHS)
        .filter(([field, most]) => text(field).length > most)
        .map(([field]) => [field, 'tooLong' as const]),
    ),
  };
  if (!typed.ok || Object.keys(refused).length > 0) return { ok: false, refused };
  const { otherContact, ...own } = typed.contacts;
  return {
    ok: true,
    otherContact,
    answers: {
      name,
      ...own,
      ways,
      age,
      ...(isMinor(age) ? guardian : { guardian: '', guardianContact: '' }),
      availabilities: tappedHours(fields.getAll('at'), scene),
      taskWishes: wishesIn(fields, scene.taskIds),
      seeIds,
      languages: spoken.codes.filter(isHeard).slice(0, MAX_LANGUAGES),
      shirt: one(shirtSizes, fields.get('shirt')),
      diet: one<Diet>(diets, fields.get('diet')),
      allergies,
      note: words,
    },
  };
}

/** A text added below the existing note, once; cut where both together are too long. */
export function addedNote(noted: string, said: string): { note: string; isCut: boolean } {
  if (`\n${noted}`.endsWith(`\n${said}`) || said === '') return { note: noted, isCut: false };
  const note = noted === '' ? said : `${noted}\n${said}`;
  const isCut = note.length > MAX_NOTE;
  return { note: isCut ? `${note.slice(0, MAX_NOTE - 1)}…` : note, isCut };
}

/** Whether a note was cut. */
export const isCutNote = (note: string): boolean => note.length === MAX_NOTE && note.endsWith('…');

const labelled = (label: string, text: string) => (text === '' ? [] : [`${label} ${text}`]);

/**
 * `2027-02-09.evening`, or `2027-02-09.day`: the hours of the ticked boxes; adjacent parts are
 * joined.
 */
function tappedHours(tapped: readonly string[], scene: JoinScene): OfferedHelp['availabilities'] {
  const taps = new Set(tapped);
  const hours = scene.dates.flatMap((day) => {
    const isWhole = taps.has(`${day}.day`);
    const parts = joinParts.filter((part) => isWhole || taps.has(`${day}.${part}`));
    return parts.map((part) => hoursOfDay(day, ...partHours(scene, part), scene.dayStartsAt));
  });
  const joined: { startsAt: string; endsAt: string }[] = [];
  for (const part of hours) {
    const last = joined.at(-1);
    if (last?.endsAt === part.startsAt) joined[joined.length - 1] = { startsAt: last.startsAt, endsAt: part.endsAt };
    else joined.push(part);
  }
  return sortedAvailabilities(joined);
}

function wishesIn(fields: URLSearchParams, taskIds: ReadonlySet<number>): OfferedHelp['taskWishes'] {
  return [...taskIds]
    .sort((a, b) => a - b)
    .flatMap((taskId) => {
      const wish = one(['for', 'against'] as const, fields.get(`task-${taskId}`));
      return wish === null ? [] : [{ taskId, wish }];
    });
}

const seancesIn = (numbers: readonly string[], events: JoinScene['events']): number[] =>
  [...new Set(numbers.flatMap((number) => events.get(Number(number)) ?? []))].sort((a, b) => a - b);

/** The form fields for these answers; a field occurs several times where it has boxes. */
export function joinFields(answers: OfferedHelp, scene: JoinScene, spoken: string): URLSearchParams {
  const fields = new URLSearchParams({
    name: answers.name,
    contact: answers.contact,
    age: answers.age ?? '',
    guardian: answers.guardian,
    guardianContact: answers.guardianContact,
    languages: spoken,
    shirt: answers.shirt ?? '',
    ...(answers.diet !== null && { diet: answers.diet }),
    allergies: answers.allergies,
    remarks: answers.note,
    ...(answers.allergies !== '' && { mayRead: 'on' }),
    ...Object.fromEntries(answers.taskWishes.map(({ taskId, wish }) => [`task-${taskId}`, wish])),
  });
  for (const way of answers.ways) fields.append('way', way);
  for (const day of scene.dates)
    for (const part of joinParts) {
      const hours = hoursOfDay(day, ...partHours(scene, part), scene.dayStartsAt);
      const isIn = (one: { startsAt: string; endsAt: string }) =>
        one.startsAt <= hours.startsAt && hours.endsAt <= one.endsAt;
      if (answers.availabilities.some(isIn)) fields.append('at', `${day}.${part}`);
    }
  for (const [number, id] of scene.events) if (answers.seeIds.includes(id)) fields.append('see', String(number));
  return fields;
}

/** The field that holds what a volunteer's form was opened with. */
export const SHOWN = 'shown';

const boxes: readonly string[] = ['way', 'at', 'see'];

/**
 * The posted fields, with what is stored now where they were left as `shown` when the form was
 * opened, so that it takes nothing back that the desk changed since. Each box counts by itself.
 */
export function correctedFields(posted: URLSearchParams, shown: URLSearchParams, stored: URLSearchParams) {
  const fields = new URLSearchParams(posted);
  for (const name of new Set([...shown.keys(), ...stored.keys()])) {
    const [given = [], seen = [], kept = []] = [posted, shown, stored].map((one) => one.getAll(name).filter(Boolean));
    const all = [...new Set([...given, ...seen, ...kept])];
    const isChanged = (value: string) => given.includes(value) !== seen.includes(value);
    const isOwn = boxes.includes(name) ? isChanged : () => all.some(isChanged);
    fields.delete(name);
    for (const value of all) if ((isOwn(value) ? given : kept).includes(value)) fields.append(name, value);
  }
  return fields;
}

/** On how many days somebody can come, as shown in lists. */
export const offeredDays = ({ availabilities }: Pick<OfferedHelp, 'availabilities'>, dayStartsAt: string): string[] => [
  ...new Set(availabilities.map(({ startsAt }) => festivalDayOf(startsAt, dayStartsAt))),
];

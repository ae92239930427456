import type { z } from 'zod';
import { daysOf } from '#lib/days/queries.ts';
import type { CellProblem, Cells, KeptCell, ReadRow } from '#lib/exchange/files/table.ts';
import { severalOf } from '#lib/exchange/files/typed-cells.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { contactsIn } from '#lib/i18n/contacts-in.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { oncePer } from '#lib/once-per.ts';
import { cutParts, titleKey } from '#lib/search/words.ts';
import { festivalDayOf, hourOfWall } from '#lib/time/festival-day.ts';
import { besideContact, type Contact, contactOf, contactsSaid } from '#lib/volunteers/contact.ts';
import { volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { insertVolunteer } from '#lib/volunteers/people-mutations.ts';
import { tasksOf, volunteersOf } from '#lib/volunteers/queries.ts';
import { type Task, type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { saidHours } from '#lib/volunteers/said/hours.ts';
import {
  HEALTH_FACTS,
  MAX_VOLUNTEERS,
  type VolunteerFormValues,
  type VolunteerInput,
  volunteerSchema,
} from '#lib/volunteers/schema.ts';
import { filledForm, proposing, refusedCells } from './list-columns.ts';
import type { ListNoun } from './list-noun.ts';
import { knownByName, nameFor, saidName } from './person-noun.ts';
import { readDiet, type VolunteerColumn, type VolunteerScene, volunteerColumns } from './volunteer-columns.ts';

type VolunteerCells = Cells<VolunteerColumn>;

const blank: VolunteerFormValues = { version: 0, name: '', contact: '', languages: '' };

/**
 * Made once for each scene, because making a schema takes longer than reading thousands of rows.
 */
const schemaOf = oncePer((scene: VolunteerScene) => volunteerSchema(scene));

/**
 * A row as the volunteer’s form would post it: merged into `volunteer` if there is one, else as a
 * new volunteer.
 */
export function readVolunteer(
  cells: VolunteerCells,
  volunteer: Volunteer | null,
  scene: VolunteerScene,
): ReadRow<VolunteerColumn, VolunteerInput> {
  const base = volunteer ? volunteerFormValues(volunteer, scene, 'fr') : blank;
  const problems: CellProblem<VolunteerColumn>[] = [];
  const refuse = (column: VolunteerColumn, error: string) => {
    problems.push({ column, cell: cells[column] ?? '', error });
    return undefined;
  };
  const beside: KeptCell<VolunteerColumn>[] = [];
  const aside = (column: VolunteerColumn, error: string | null) => {
    beside.push({ column, cell: cells[column] ?? '', error });
  };
  const { role, areTwo } = saidName(cells);
  if (role || areTwo) refuse('name', 'onePerson');
  const said = cells.availability === undefined ? null : saidHours(cells.availability, scene);
  if (said && said.unclear.length > 0) refuse('availability', 'availability');
  else if (said && said.outside.length > 0)
    (said.availabilities.length > 0 ? aside : refuse)('availability', 'outsideDays');
  const named = cells.tasks === undefined ? null : namedTasks('tasks', cells.tasks, scene.tasks, { refuse, aside });
  const wishes = wishesIn(cells, volunteer?.taskWishes ?? [], scene.tasks, { refuse, aside });
  const diet = dietFor(cells.diet, base.diet, { refuse, aside });
  const values: z.input<ReturnType<typeof volunteerSchema>> = {
    ...filledForm(volunteerColumns, cells, base),
    name: nameFor(cells, base.name ?? ''),
    contact: base.contact,
    otherContact: base.otherContact,
    ...contactFor(cells, base, { refuse, aside }),
    ...(named && { clearedTaskIds: named.map(({ id }) => id) }),
    taskWishes: wishes,
    ...(said && {
      availabilities: said.availabilities.map(({ startsAt, endsAt }) => ({
        day: festivalDayOf(startsAt, scene.dayStartsAt),
        from: hourOfWall(startsAt),
        until: hourOfWall(endsAt),
      })),
    }),
    diet,
  };
  const parsed = schemaOf(scene).safeParse(values);
  if (!parsed.success)
    for (const { column, error } of refusedCells(volunteerColumns, cells, parsed.error, 'name', columnIn(cells))) {
      const isHours = column === 'minutesADay' || column === 'restMinutes';
      if (!problems.some((problem) => problem.column === column))
        refuse(column, isHours && error === 'duration' ? 'hours' : error);
    }
  return parsed.success && problems.length === 0 ? { ok: true, input: parsed.data, beside } : { ok: false, problems };
}

/** `refuse` says that a cell cannot be read, `aside` that only a part of it was. */
type Saying = {
  refuse: (column: VolunteerColumn, error: string) => undefined;
  aside: (column: VolunteerColumn, error: string | null) => void;
};

/**
 * The diet in a cell, perhaps with more: of « végétarien, sans gluten » the first is the diet, the
 * rest is kept as text.
 */
function dietFor(cell: string | undefined, known: VolunteerFormValues['diet'], { refuse, aside }: Saying) {
  if (cell === undefined) return known;
  if (cell === '') return 'any';
  const { values, unknown } = severalOf(cell, readDiet);
  const [diet, second] = values;
  if (!diet || second) return refuse('diet', 'dietChoice');
  if (unknown !== null) aside('diet', 'dietChoice');
  return diet;
}

/**
 * The contact of a row: the kind by which they are written to already, else any. A contact of the
 * other kind goes beside the existing one, or is the first of somebody without any. Further ones
 * are kept in the note.
 */
function contactFor(cells: VolunteerCells, base: VolunteerFormValues, { refuse, aside }: Saying) {
  const said = (['contact', 'phone', 'email', 'otherContact'] as const).flatMap((column) => {
    const cell = cells[column];
    if (!cell) return [];
    const known = contactOf(cell) ?? contactOf(contactsIn(cell)[0]?.typed ?? '');
    if (!known) refuse(column, column === 'email' ? 'email' : 'contact');
    return known ? [{ column, cell, ...known }] : [];
  });
  const isMail = base.contactKind === 'email';
  const isOfKind = ({ contactKind }: Contact) => base.contact && (contactKind === 'email') === isMail;
  const emptied = cells.otherContact === '' ? { otherContact: '' } : {};
  const [first] = said;
  if (!first) return { ...(cells.contact === '' && { contact: '', contactKind: '' as const }), ...emptied };
  const { contact = '', contactKind } = base;
  const kept = contact && contactKind && cells.contact !== '' ? { contact, contactKind } : first;
  const one: Contact = said.find((each) => each.contact === contact) ?? said.find(isOfKind) ?? kept;
  const other = said.find((each) => (each.contactKind === 'email') !== (one.contactKind === 'email'));
  const standing = { contactKind: contactKind || null, contact, otherContact: base.otherContact ?? '' };
  const otherContact = other?.contact ?? emptied.otherContact ?? besideContact(one, standing);
  for (const { column, cell } of said)
    if (cleanLine(cell) !== one.contact && cleanLine(cell) !== other?.contact) aside(column, null);
  return { contact: one.contact, contactKind: isOfKind(one) ? contactKind : '', otherContact };
}

const wishColumns = [
  ['for', 'forTasks'],
  ['against', 'againstTasks'],
] as const;

/**
 * The wishes of a row merged into the present ones: a column replaces all wishes of its kind, and a
 * task can be in only one of the two.
 */
function wishesIn(
  cells: VolunteerCells,
  standing: Volunteer['taskWishes'],
  tasks: readonly Task[],
  saying: Saying,
): Record<string, string> {
  const wishes = new Map<string, string>(standing.map(({ taskId, wish }) => [`task-${taskId}`, wish]));
  const said = new Set<string>();
  for (const [wish, column] of wishColumns) {
    const cell = cells[column];
    const named = cell === undefined ? undefined : namedTasks(column, cell, tasks, saying);
    if (named === undefined) continue;
    for (const [task, stood] of wishes) if (stood === wish && !said.has(task)) wishes.delete(task);
    const ids = named.map(({ id }) => `task-${id}`);
    for (const task of ids) {
      if (said.has(task)) saying.refuse(column, 'chosenTwice');
      wishes.set(task, wish);
    }
    for (const task of ids) said.add(task);
  }
  return Object.fromEntries(wishes);
}

/** The known tasks in a cell, each by itself; undefined where it names some and none is known. */
function namedTasks(
  column: 'tasks' | 'forTasks' | 'againstTasks',
  cell: string,
  tasks: readonly Task[],
  { refuse, aside }: Saying,
): Task[] | undefined {
  const named = tasksIn(cell, tasks);
  const known = named.flatMap((task) => task ?? []);
  if (known.length < named.length) {
    if (known.length === 0) return refuse(column, 'task');
    aside(column, 'task');
  }
  return known;
}

/** The tasks that a cell names; null stands for an unknown one. */
function tasksIn(cell: string, tasks: readonly Task[]): (Task | null)[] {
  const named = new Map<string, Task>();
  for (const task of tasks.toReversed())
    for (const name of [task.name.en, task.name.fr]) if (name) named.set(titleKey(name), task);
  return cutParts(cell, /[;|\n]+/).flatMap((part) => {
    // A task may be called « Billetterie, vestiaire ».
    const whole = named.get(titleKey(part));
    return whole ? [whole] : cutParts(part, /[,/+]+/).map((one) => named.get(titleKey(one)) ?? null);
  });
}

/** The column of a field that none fills by itself, in a row with these cells. */
const columnIn =
  (cells: VolunteerCells) =>
  (path: string): VolunteerColumn | undefined => {
    if (path.startsWith('availabilities')) return 'availability';
    if (path.startsWith('clearedTaskIds')) return 'tasks';
    if (path.startsWith('taskWishes')) return 'forTasks';
    return path.startsWith('contact') ? (['contact', 'phone', 'email'] as const).find((one) => cells[one]) : undefined;
  };

/**
 * Lists of volunteers. They are private as a whole: only coordinators may import or export them.
 */
export const volunteerNoun: ListNoun<VolunteerColumn, Volunteer, VolunteerInput, VolunteerScene> = {
  name: 'volunteers',
  permission: 'volunteers',
  kind: volunteerKind,
  columns: volunteerColumns,
  seenBy: 'volunteers',
  privateFacts: { may: 'health', facts: HEALTH_FACTS },
  propose: proposing({ list: 'volunteers', columns: volunteerColumns, naming: ['name', 'firstName'] }),
  most: MAX_VOLUNTEERS,
  rootsOf: (db, festivalId) => volunteersOf(festivalId, db),
  sceneOf: (db, festival) => ({
    timeZone: festival.timeZone,
    dayStartsAt: festival.dayStartsAt,
    dates: daysOf(festival, db).map(({ date }) => date),
    tasks: tasksOf(festival.id, db),
  }),
  numberOf: ({ id }) => id,
  ...knownByName,
  aboutOf: contactsSaid,
  read: readVolunteer,
  telling: [
    'contact',
    'otherContact',
    'availability',
    'tasks',
    'forTasks',
    'againstTasks',
    'languages',
    'allergies',
    'note',
  ],
  insert: ({ tx, festival, now }, inputs) => inputs.map((input) => insertVolunteer(tx, festival.id, input, now)),
  update: ({ tx }, volunteer, input) =>
    volunteerKind.update(tx, { ...volunteer, ...withoutRecordFields(input) }, volunteer),
};

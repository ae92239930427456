import { insertRow } from '#db/rows.ts';
import { shifts } from '#db/schema/index.ts';
import { notFound } from '#lib/errors.ts';
import type { CellProblem, Cells, ReadRow } from '#lib/exchange/files/table.ts';
import { timeIn } from '#lib/exchange/files/typed-moments.ts';
import { describedColumns, filledForm, refusedCells } from '#lib/exchange/lists/list-columns.ts';
import type { TableNoun } from '#lib/exchange/lists/list-noun.ts';
import { gather } from '#lib/grouped.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { titleKey } from '#lib/search/words.ts';
import { hourOfWall } from '#lib/time/festival-day.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { newShiftValues, shiftFormValues } from '#lib/volunteers/form-values.ts';
import { foreignShift, writeShift } from '#lib/volunteers/mutations.ts';
import { planOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import { shiftsOf } from '#lib/volunteers/queries.ts';
import { type Shift, shiftKind } from '#lib/volunteers/roots.ts';
import { ruleInWords } from '#lib/volunteers/say-shift.ts';
import { MAX_SHIFTS, type ShiftInput, shiftSchema } from '#lib/volunteers/schema.ts';
import { type ShiftTimes, shiftTimesOf } from '#lib/volunteers/shift-times.ts';
import { volunteerWarningSentence } from '#lib/volunteers/warning-sentences.ts';
import { type VolunteerWarning, volunteerWarningsOf } from '#lib/volunteers/warnings.ts';
import { dayIn } from './event-row.ts';
import { byName, roomsInCells } from './room-places.ts';

type Scene = Readonly<{
  plan: VolunteerPlan;
  rooms: ReturnType<typeof roomsInCells>;
  /** Computed once, when somebody needs them. */
  warnings: () => ReadonlyMap<number, readonly VolunteerWarning[]>;
}>;

const taskName = ({ plan }: Scene, id: number, locale: Locale) => inLocale(plan.names.tasks.get(id)?.name, locale);

/** A room as forms name it: with its venue where there are several. */
const roomName = ({ plan, rooms }: Scene, id: number, locale: Locale) =>
  rooms.nameOf(id, locale, plan.index.draft.venues.length > 1);

/** The times of a shift by its rule, in the draft. */
function timesOf(shift: Shift, { plan }: Scene): ShiftTimes | null {
  const times = shiftTimesOf(shift, plan.moments);
  return times.isTimed ? times : null;
}

const hourAt = (wall: WallClock | undefined) => (wall === undefined ? null : hourOfWall(wall));

/** What its hours follow; empty where it has its own. */
function followed(shift: Shift, locale: Locale, { plan: { index, names } }: Scene): string {
  const person = index.draft.people.find(({ id }) => id === shift.personId)?.name ?? '';
  const title = shift.eventId === null ? '' : inLocale(names.events.get(shift.eventId), locale);
  return joinFacts([title, ruleInWords(shift, locale, person)]);
}

/**
 * The columns of a shift. Those with a field are filled as in its form, but with names, where the
 * form has ids.
 */
const columns = describedColumns<Shift, Scene>()({
  task: {
    field: 'taskId',
    written: (shift, locale, scene) => taskName(scene, shift.taskId, locale),
    choices: (locale, scene) => scene.plan.tasks.map(({ id }) => taskName(scene, id, locale)),
    isFilled: true,
  },
  day: {
    field: 'day',
    written: (shift, _, scene) => timesOf(shift, scene)?.day ?? shift.date,
    isDated: true,
    offered: (_, { plan }) => plan.index.draft.days.map(({ date }) => date),
  },
  from: { field: 'from', written: (shift, _, scene) => hourAt(timesOf(shift, scene)?.startsAt) },
  until: { field: 'until', written: (shift, _, scene) => hourAt(timesOf(shift, scene)?.endsAt) },
  room: {
    field: 'roomId',
    written: (shift, locale, scene) => (shift.roomId === null ? null : roomName(scene, shift.roomId, locale)),
    choices: (locale, scene) => scene.plan.index.draft.rooms.map(({ id }) => roomName(scene, id, locale)),
    lasting: ({ rooms }) => rooms.lasting,
  },
  place: { field: 'place' },
  people: { field: 'people', amount: 'sum' },
  who: {
    written: ({ id }, _, { plan: { prepared, names } }) =>
      (prepared.on.get(id) ?? []).map((one) => names.volunteers.get(one)?.name ?? '').join('\n'),
    isReadOnly: true,
  },
  warnings: {
    written: ({ id }, locale, { plan, warnings }) =>
      (warnings().get(id) ?? []).map((one) => volunteerWarningSentence(one, plan.names, locale)).join('\n'),
    isReadOnly: true,
  },
  follows: { written: followed, isReadOnly: true },
  note: { field: 'note', isAside: true },
});
type ShiftColumn = keyof typeof columns;

/** The shifts of volunteers as a table, read and written like their form. */
export const shiftTable: TableNoun<ShiftColumn, Shift, ShiftInput, Scene> = {
  name: 'shifts',
  permission: 'volunteers',
  seenBy: 'volunteers',
  kind: shiftKind,
  columns,
  // A shift may follow a séance, and shows its people and warnings, so it depends on other records.
  isEntangled: true,
  privateFacts: { may: 'private-facts', facts: {} },
  most: MAX_SHIFTS,
  // A cancelled shift stays only for the calendars of people who knew of it, and is not shown.
  isShown: ({ status }) => status === 'planned',
  rootsOf: (db, festivalId) => {
    const { timed } = planOf(festivalId, db);
    const starts = new Map(timed.map(({ shift, times }) => [shift.id, times.isTimed ? times.start : Infinity]));
    const start = ({ id }: Shift) => starts.get(id) ?? Infinity;
    return [...shiftsOf(festivalId, db)].sort((a, b) =>
      start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : a.id - b.id,
    );
  },
  sceneOf: (db, { id }) => {
    const plan = planOf(id, db);
    let found: Map<number, VolunteerWarning[]> | null = null;
    const warnings = () => {
      if (found) return found;
      found = new Map();
      for (const warning of volunteerWarningsOf(plan.prepared))
        for (const shiftId of warning.shiftIds) gather(found, shiftId, warning);
      return found;
    };
    return { plan, rooms: roomsInCells(plan.index), warnings };
  },
  numberOf: ({ id }) => id,
  pathOf: ({ id }) => `volunteers/shifts/${id}`,
  read: readShift,
  insert: ({ tx, festival, now }, inputs) =>
    inputs.map((input) => {
      if (foreignShift(tx, festival.id, input)) throw notFound();
      const row = { ...withoutRecordFields(input), festivalId: festival.id, createdAt: now };
      return insertRow(tx, shifts, row);
    }),
  update: ({ tx, festival }, { id }, input) => {
    if (writeShift(tx, festival.id, id, input)) throw notFound();
  },
};

function readShift(cells: Cells<ShiftColumn>, root: Shift | null, scene: Scene): ReadRow<ShiftColumn, ShiftInput> {
  const { plan } = scene;
  const { draft } = plan.index;
  const problems: CellProblem<ShiftColumn>[] = [];
  const refuse = (column: ShiftColumn, error: FieldError) =>
    problems.push({ column, cell: cells[column] ?? '', error });
  const tasks = byName(plan.tasks, ({ id }) => locales.map((locale) => taskName(scene, id, locale)));
  const known = { task: tasks, room: scene.rooms.known };
  const typed = { ...cells };
  for (const column of ['task', 'room'] as const) {
    const cell = cells[column];
    if (!cell) continue;
    const found = known[column].get(titleKey(cell));
    if (!found) refuse(column, 'choice');
    else typed[column] = String(found.id);
  }
  for (const column of ['from', 'until'] as const)
    if (cells[column]) typed[column] = timeIn(cells[column]) ?? cells[column];
  if (cells.day) {
    const dates = draft.days.map(({ date }) => date);
    typed.day = dayIn(cells.day, dates) ?? cells.day;
  }
  // Hours that follow a séance, a room or a guest are changed by their rule, not here.
  const own = root?.rule ?? 'fixed';
  for (const column of own === 'fixed' ? [] : own === 'room-day' ? (['from', 'until'] as const) : HOURS)
    if (cells[column] !== undefined) refuse(column, 'followed');
  if (problems.length > 0) return { ok: false, problems };
  const base = root ? shiftFormValues(root, draft.festival, 'fr') : { ...newShiftValues, taskId: '', day: '' };
  const parsed = shiftSchema(draft.festival).safeParse(filledForm(columns, typed, base));
  if (parsed.success) return { ok: true, input: parsed.data };
  return { ok: false, problems: refusedCells(columns, cells, parsed.error, 'task') };
}

const HOURS = ['day', 'from', 'until'] as const;

import type { z } from 'zod';
import { fieldErrors } from '../i18n/field-messages.ts';
import { festivalDayOf } from '../time/festival-day.ts';
import { contactOf } from '../volunteers/contact.ts';
import { volunteerFormValues } from '../volunteers/form-values.ts';
import type { Task, Volunteer } from '../volunteers/roots.ts';
import { saidHours } from '../volunteers/said-hours.ts';
import {
  type FestivalClock,
  type VolunteerFormValues,
  type VolunteerInput,
  volunteerSchema,
} from '../volunteers/schema.ts';
import { titleKey } from './likeness.ts';
import type { CellProblem, Cells, ReadRow } from './list-noun.ts';
import { nameFor } from './person-row.ts';
import { typedMinutes } from './typed-cells.ts';
import type { VolunteerColumn } from './volunteer-columns.ts';
import { readDiet } from './volunteer-words.ts';

/** The days people can come, the clock they are said in, and what there is to do. */
export type VolunteerScene = FestivalClock & Readonly<{ dates: readonly string[]; tasks: readonly Task[] }>;
type VolunteerCells = Cells<VolunteerColumn>;

const blank: VolunteerFormValues = { version: 0, name: '', contact: '', languages: '' };

/** A row as the volunteer’s form would post it: over `volunteer` where there is one, else as a new one. */
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
  const said = cells.availability === undefined ? null : saidHours(cells.availability, scene);
  if (said && said.unclear.length + said.outside.length > 0) refuse('availability', 'date');
  const tasks = cells.tasks === undefined ? null : tasksIn(cells.tasks, scene.tasks);
  if (tasks?.includes(null)) refuse('tasks', 'choice');
  const wishes = wishesIn(cells, volunteer?.taskWishes ?? [], scene.tasks, refuse);
  const diet = cells.diet ? (readDiet(cells.diet) ?? refuse('diet', 'choice')) : cells.diet === '' ? 'any' : base.diet;
  const values: z.input<ReturnType<typeof volunteerSchema>> = {
    ...base,
    name: nameFor(cells, base.name ?? ''),
    ...contactFor(cells, base),
    ...(tasks && { clearedTaskIds: tasks.flatMap((task) => task?.id ?? []) }),
    taskWishes: wishes,
    ...(said && {
      availabilities: said.availabilities.map(({ startsAt, endsAt }) => ({
        day: festivalDayOf(startsAt, scene.dayStartsAt),
        from: startsAt.slice(11),
        until: endsAt.slice(11),
      })),
    }),
    minutesADay: cells.minutesADay === undefined ? base.minutesADay : typedHours(cells.minutesADay),
    restMinutes: cells.restMinutes === undefined ? base.restMinutes : typedHours(cells.restMinutes),
    languages: cells.languages ?? base.languages,
    diet,
    allergies: cells.allergies ?? base.allergies,
    wishes: cells.wishes ?? base.wishes,
    note: cells.note ?? base.note,
  };
  const parsed = volunteerSchema(scene).safeParse(values);
  if (!parsed.success)
    for (const [path, error] of Object.entries(fieldErrors(parsed.error))) {
      const column = columnOf(path, cells);
      if (!problems.some((problem) => problem.column === column)) refuse(column, error);
    }
  return parsed.success && problems.length === 0 ? { ok: true, input: parsed.data } : { ok: false, problems };
}

/** One way to reach somebody; they are still written to as they said where the new one can be. */
function contactFor(cells: VolunteerCells, base: VolunteerFormValues) {
  const said = cells.contact || cells.phone || cells.email || cells.contact;
  if (said === undefined) return {};
  const isMail = contactOf(said)?.contactKind === 'email';
  const isKept = base.contactKind !== undefined && base.contactKind !== '' && (base.contactKind === 'email') === isMail;
  return { contact: said, contactKind: isKept ? base.contactKind : '' };
}

const wishColumns = [
  ['for', 'forTasks'],
  ['against', 'againstTasks'],
] as const;

/** The wishes of a row over those that stand: a column that is there replaces all of its own, and a task cannot be in both. */
function wishesIn(
  cells: VolunteerCells,
  standing: Volunteer['taskWishes'],
  tasks: readonly Task[],
  refuse: (column: VolunteerColumn, error: string) => undefined,
): Record<string, string> {
  const wishes = new Map<string, string>(standing.map(({ taskId, wish }) => [`task-${taskId}`, wish]));
  const said = new Set<string>();
  for (const [wish, column] of wishColumns) {
    const cell = cells[column];
    if (cell === undefined) continue;
    for (const [task, stood] of wishes) if (stood === wish && !said.has(task)) wishes.delete(task);
    const named = tasksIn(cell, tasks).map((task) => (task === null ? refuse(column, 'choice') : `task-${task.id}`));
    for (const task of named) {
      if (task === undefined) continue;
      if (said.has(task)) refuse(column, 'chosenTwice');
      wishes.set(task, wish);
    }
    for (const task of named) if (task !== undefined) said.add(task);
  }
  return Object.fromEntries(wishes);
}

/** « 6 », « 6,5 », « 7h30 »: hours, as a form takes them. */
function typedHours(cell: string): string {
  const hours = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:heures?|hours?|h)?$/i.exec(cell.trim());
  if (!hours) return typedMinutes(cell);
  return String(Math.round(Number(`${hours[1]}.${hours[2] ?? '0'}`) * 60));
}

/** The tasks a cell names; null is one nobody knows. */
function tasksIn(cell: string, tasks: readonly Task[]): (Task | null)[] {
  const named = new Map<string, Task>();
  for (const task of tasks.toReversed())
    for (const name of [task.name.en, task.name.fr]) if (name) named.set(titleKey(name), task);
  const split = (text: string, pattern: RegExp) =>
    text
      .split(pattern)
      .map((part) => part.trim())
      .filter(Boolean);
  return split(cell, /[;|\n]+/).flatMap((part) => {
    // A task may be called « Billetterie, vestiaire ».
    const whole = named.get(titleKey(part));
    return whole ? [whole] : split(part, /[,/+]+/).map((one) => named.get(titleKey(one)) ?? null);
  });
}

function columnOf(path: string, cells: VolunteerCells): VolunteerColumn {
  if (path.startsWith('availabilities')) return 'availability';
  if (path.startsWith('clearedTaskIds')) return 'tasks';
  if (path.startsWith('taskWishes')) return 'forTasks';
  if (path.startsWith('contact'))
    return cells.contact ? 'contact' : cells.phone ? 'phone' : cells.email ? 'email' : 'contact';
  return (
    (['minutesADay', 'restMinutes', 'languages', 'diet', 'allergies', 'wishes', 'note'] as const).find((column) =>
      path.startsWith(column),
    ) ?? 'name'
  );
}

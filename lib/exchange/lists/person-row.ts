import type { z } from 'zod';
import type { CellProblem, Cells, KeptCell, ReadRow } from '#lib/exchange/files/cells.ts';
import { nameKey } from '#lib/exchange/files/likeness.ts';
import { peopleByName, twinPeople } from '#lib/exchange/files/same-person.ts';
import { typedNamesOf } from '#lib/exchange/files/typed-cells.ts';
import { typedMoment } from '#lib/exchange/files/typed-moments.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import {
  newPersonValues,
  type PersonFormValues,
  type PersonInput,
  personFormValues,
  personSchema,
} from '#lib/people/schema.ts';
import { dateIn } from '#lib/time/day-entry.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { filledForm, refusedColumn } from './list-columns.ts';
import { type PersonColumn, type PersonScene, personColumns } from './person-columns.ts';

type PersonCells = Cells<PersonColumn>;
type NameCells = Cells<'name' | 'firstName'>;

/** Of a row; « Nom » and « Prénom » may stand in two columns, and « Diop, Awa » in one. */
const nameOfRow = ({ name = '', firstName = '' }: NameCells) => {
  const parts = [firstName, name].map((part) => part.trim()).filter(Boolean);
  return parts.length === 1 && /^[^,]+,[^,]+$/.test(name) ? typedNamesOf(name) : parts.join(' ');
};

/** How lists of people, and of volunteers, know whom a row is about. */
export const knownByName = {
  titleOf: nameOfRow,
  nameOf: ({ name }: { name: string }) => name,
  keyOf: (cells: NameCells) => nameKey(nameOfRow(cells)).key,
  twins: twinPeople(nameOfRow),
  finder: <R extends { name: string }>(_: unknown, roots: readonly R[]) => {
    const find = peopleByName(roots);
    return (cells: NameCells) => find(nameOfRow(cells));
  },
};

/** The name of a row: what only turns the one that is known is no other name. */
export function nameFor(cells: NameCells, known: string): string {
  if (cells.name === undefined && cells.firstName === undefined) return known;
  const said = nameOfRow(cells);
  const [one, other] = [nameKey(said), nameKey(known)];
  return one.key === other.key && one.parts.join(' ') !== other.parts.join(' ') ? known : said;
}

/**
 * A row as the person’s form would post it: merged into `person` if there is one, else as a new
 * person.
 */
export function readPerson(
  cells: PersonCells,
  person: DraftPerson | null,
  scene: PersonScene,
): ReadRow<PersonColumn, PersonInput> {
  const base: PersonFormValues = person ? personFormValues(person, 'fr') : newPersonValues;
  const problems: CellProblem<PersonColumn>[] = [];
  const beside: KeptCell<PersonColumn>[] = [];
  const moment = (column: 'arrivesAt' | 'departsAt') => {
    const cell = cells[column];
    if (cell === undefined) return base[column];
    const found = typedMoment(cell, (text) => dateIn(text, scene.dates[0], scene.orderOf?.(cell)));
    if (!found || (found.date === '' && found.time !== '')) problems.push({ column, cell, error: 'moment' });
    if (!found?.date || found.time) return found ?? undefined;
    // With a day alone they are present the whole day; the original text is kept too, because no
    // hour was given.
    beside.push({ column, cell, error: null });
    return { date: found.date, time: column === 'arrivesAt' ? '00:00' : '23:59' };
  };
  const values: z.input<typeof personSchema> = {
    ...filledForm(personColumns, cells, base),
    name: nameFor(cells, base.name ?? ''),
    contact: contactLines(cells.contact ?? base.contact ?? '', [cells.email, cells.phone]),
    arrivesAt: moment('arrivesAt'),
    departsAt: moment('departsAt'),
  };
  if (problems.length > 0) return { ok: false, problems };
  const parsed = personSchema.safeParse(values);
  if (!parsed.success)
    return {
      ok: false,
      problems: Object.entries(fieldErrors(parsed.error)).map(([path, error]) => {
        const refused = refusedColumn(personColumns, path, error) ?? { column: 'name' as const, error };
        return { ...refused, cell: cells[refused.column] ?? '' };
      }),
    };
  for (const column of ['arrivesAt', 'departsAt'] as const) {
    const wall = parsed.data[column];
    if (wall && checkWallClock(wall, scene.timeZone) === 'skipped')
      problems.push({ column, cell: cells[column] ?? '', error: 'skippedTime' });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, input: parsed.data, beside };
}

/** The known contact, and the lines that are new. */
function contactLines(known: string, said: readonly (string | undefined)[]): string {
  const lines = known.split('\n').map((line) => line.trim());
  const fresh = said.flatMap((line) => (line && !lines.includes(line.trim()) ? [line.trim()] : []));
  return [...(known === '' ? [] : [known]), ...fresh].join('\n');
}

import { randomUUID } from 'node:crypto';
import { rowsOfFestival } from '#db/rows.ts';
import { people } from '#db/schema/index.ts';
import { orderOfDates } from '#lib/exchange/files/day-order.ts';
import { layDown, newIds, provisionalIds } from '#lib/festivals/lay-down.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { personKind } from '#lib/people/mutations.ts';
import { type PersonInput, PRIVATE_PERSON_FACTS } from '#lib/people/schema.ts';
import { datesBetween } from '#lib/time/festival-day.ts';
import type { ListNoun } from './list-noun.ts';
import { cellsOf } from './list-plan.ts';
import { type PersonColumn, type PersonScene, personColumns, proposePersonColumns } from './person-columns.ts';
import { knownByName, readPerson } from './person-row.ts';

/** Lists of people. */
export const personNoun: ListNoun<PersonColumn, DraftPerson, PersonInput, PersonScene> = {
  name: 'people',
  permission: 'schedule',
  kind: personKind,
  columns: personColumns,
  seenBy: 'read',
  privateFacts: { may: 'private-facts', facts: PRIVATE_PERSON_FACTS },
  propose: proposePersonColumns,
  most: MAX_OF_FILE.rows,
  rootsOf: (db, festivalId) => rowsOfFestival(db, people, festivalId, people.number),
  sceneOf: (_, { timeZone, startsOn, endsOn }) => ({ timeZone, dates: datesBetween(startsOn, endsOn) }),
  sceneOfList: (scene, { header, rows }, mapping) => {
    const moments = rows.flatMap(({ cells }) => {
      const { arrivesAt, departsAt } = cellsOf(cells, mapping);
      return [arrivesAt, departsAt].flatMap((cell) => cell || []);
    });
    const { order } = orderOfDates(moments, { dates: scene.dates, header, hours: moments });
    const listed = new Set(moments);
    return { ...scene, orderOf: (cell) => (listed.has(cell) ? order : undefined) };
  },
  numberOf: ({ number }) => number,
  ...knownByName,
  aboutOf: ({ organisation, title }, locale) => [inLocale(title, locale), organisation].filter(Boolean).join(', '),
  read: readPerson,
  telling: ['title', 'organisation', 'contact'],
  insert: ({ tx, festival }, inputs) => {
    const newId = provisionalIds();
    const first = takeNumber(tx, festival.id, inputs.length);
    const rows = inputs.map((input, at) => ({
      ...withoutRecordFields(input),
      id: newId(),
      festivalId: festival.id,
      version: 1,
      uid: randomUUID(),
      number: first + at,
    }));
    return layDown(festival.db, newIds(tx), { people: rows }).people.map(({ id }) => id);
  },
  update: ({ tx }, person, input) => personKind.update(tx, { ...person, ...withoutRecordFields(input) }, person),
};

import { beforeEach, describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { recordConflict, withRecordChoices } from '#lib/history/conflict.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { eventForm, facetNames } from './facets.ts';
import { formValuesOf } from './form-values.ts';
import { editEvent } from './mutations.ts';
import { type EventRoot, readEvent } from './root.ts';
import { eventInput } from './schema.ts';

const NOW = '2026-05-01T10:00:00.000Z';

let given: ReturnType<typeof workingFestival<'schedule'>>;
beforeEach(() => {
  given = workingFestival('schedule', { events: 20 });
});

const root = (id: number) => {
  const found = readEvent(given.db, given.festival.id, id);
  if (!found) throw new Error(`No séance ${id}`);
  return found;
};
const inputOf = (event: EventRoot) => eventInput(given.festival).parse(formValuesOf(event, given.festival.dayStartsAt));
const draft = () => indexDraft(loadDraft(given.festival.id, given.db));
const asForm = (read = draft) => ({
  ...eventForm(given.festival, read, 'fr'),
  schema: eventInput(given.festival),
  show: String,
});

describe('the form of a séance', () => {
  it('read back changes nothing, for every séance of a festival', () => {
    for (const id of given.made.eventIds)
      expect(editEvent(given.festival, id, inputOf(root(id)), NOW)).toEqual({
        ok: true,
        id,
        batch: null,
      });
  });

  it('shows a night screening on the day of its evening', () => {
    const event = { ...root(given.made.eventIds[0] ?? 0), startsAt: '2026-06-07T00:30' };
    expect(formValuesOf(event, '05:00')).toMatchObject({ day: '2026-06-06', time: '0h30' });
    expect(formValuesOf(event, '05:00', 'en')).toMatchObject({ time: '00:30' });
    expect(inputOf(event).startsAt).toBe('2026-06-07T00:30');
  });
});

describe('two people on one séance', () => {
  const changed = (mine: object, theirs: object) => {
    const id = given.made.eventIds.find((one) => root(one).startsAt) ?? 0;
    const opened = formValuesOf(root(id), given.festival.dayStartsAt);
    const input = eventInput(given.festival);
    const other = editEvent(given.festival, id, input.parse({ ...opened, ...theirs }), NOW);
    expect(other.ok).toBe(true);
    const typed = input.parse({ ...opened, ...mine });
    const answer = editEvent(given.festival, id, typed, NOW);
    if (answer.ok || answer.reason !== 'changed') throw new Error('A conflict was expected.');
    return { id, typed, conflict: recordConflict(answer, typed, asForm()) };
  };

  it('read apart what differs in one detail of a part or a price', () => {
    const offer = { kind: 'paid', label: { fr: 'Pass', en: 'Pass' } };
    const opens = (date: string) => ({ offers: [{ ...offer, opensAt: `${date}T10:00` }] });
    const part = { key: 'a', kind: 'debate', title: { fr: 'Débat', en: 'Debate' }, minutes: '30' };
    const { fields } = changed(
      { ...opens('2026-05-02'), items: [part] },
      { ...opens('2026-05-03'), items: [{ ...part, title: { fr: 'Débat', en: 'Talk' } }] },
    ).conflict;
    expect(fields.map(({ name }) => name)).toEqual(['items', 'offers']);
    for (const { mine, theirs } of fields) expect(mine).not.toBe(theirs);
  });

  it('are told by whom, when, and field by field what differs', () => {
    const { conflict } = changed(
      { title: { fr: 'À moi', en: '' }, capacity: '40', teamNotes: 'même' },
      { title: { fr: 'À elle', en: '' }, time: '21h15', teamNotes: 'même' },
    );
    expect(conflict).toMatchObject({ version: 2, by: 'Camille', at: NOW });
    expect(conflict.fields).toEqual([
      { name: 'title.fr', mine: 'À moi', theirs: 'À elle', isMineUntouched: false },
      {
        name: 'startsAt',
        mine: expect.stringMatching(/juin, /),
        theirs: expect.stringMatching(/juin, 21\u00a0h\u00a015$/),
        isMineUntouched: true,
      },
    ]);
    expect(conflict.theirs).toMatchObject({ time: '21h15' });
  });

  it('save the chosen values, and nothing that is no field', () => {
    const { id, typed } = changed(
      { title: { fr: 'À moi', en: '' }, capacity: '40' },
      { title: { fr: 'À elle', en: '' }, time: '21h15' },
    );
    const choice = { title: { fr: 'mine' }, startsAt: 'theirs', version: 'theirs', clientKey: 'theirs' };
    const unread = asForm(() => {
      throw new Error('What is chosen needs nothing of the draft.');
    });
    const merged = withRecordChoices({ ...typed, version: 2, choice }, root(id), unread);
    expect(editEvent(given.festival, id, merged, NOW).ok).toBe(true);
    expect(root(id)).toMatchObject({ title: { fr: 'À moi' }, capacity: 40, version: 3 });
    expect(root(id).startsAt?.slice(11)).toBe('21:15');
  });

  it('both have a label for every field that can differ', () => {
    const input = inputOf(root(given.made.eventIds[0] ?? 0));
    for (const name of facetNames) expect(Object.keys(input)).toContain(name.split('.')[0]);
  });
});

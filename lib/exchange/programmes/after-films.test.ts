import { describe, expect, it } from 'vitest';
import { layOut } from '#lib/events/running-order.ts';
import { type Draft, type DraftFilm, indexDraft } from '#lib/model/draft.ts';
import { draftOf, filmOf, versionOf } from '#lib/model/draft-testing.ts';
import type { IncomingEvent } from './incoming.ts';
import { incomingEvent, incomingOf, noKeys } from './incoming-testing.ts';
import { answersOf } from './kept-programme.ts';
import { planProgramme } from './programme-plan.ts';
import { programmeView } from './programme-view.ts';

/** A film of 94 minutes with two copies, one of 80 with one, and one of unknown length. */
const draft: Draft = {
  ...draftOf([]),
  films: [
    filmOf(1, { originalTitle: 'Lithium', minutes: 94, versions: [versionOf(1, 1), versionOf(2, 1)] }),
    filmOf(2, { originalTitle: 'Cobalt', minutes: 80 }),
    filmOf(3, { originalTitle: 'Silice', minutes: null }),
  ] satisfies DraftFilm[],
};

const START = '2026-11-28T20:30';
const showing = (own: Partial<IncomingEvent>): IncomingEvent =>
  incomingEvent('', { title: undefined, kind: 'screening', films: ['Lithium'], startsAt: START, ...own });

/**
 * The parts of a séance with their lengths, its end and what is asked; a second import reports
 * nothing.
 */
function planned(of: IncomingEvent, said: Record<string, string> = {}) {
  const incoming = incomingOf({
    people: [{ key: 'p', foreignId: '', line: 1, name: 'Noor Kanza' }],
    events: [of],
  });
  const plan = planProgramme(draft, incoming, noKeys, answersOf(said));
  const [row] = plan.events;
  if (row?.is !== 'new') throw new Error(row?.is);
  const again = planProgramme(plan.after, incoming, noKeys, answersOf({}));
  expect(again.events).toMatchObject([{ is: 'unchanged' }]);
  expect(again.events[0]?.rest).toBeUndefined();
  const { parts, totalMinutes } = layOut(row.event, indexDraft(plan.after));
  return {
    parts: parts.map(({ item, minutes }) => [item.kind, minutes]),
    total: totalMinutes,
    end: row.event.publicEndFixed?.slice(11) ?? null,
    rest: row.rest ?? null,
    open: plan.counts.open,
  };
}

const debate = { minutes: 56, becomes: 'debate' };
const end = { minutes: 56, becomes: 'end' };
const people = [{ key: 'p' }];
const asFilm = [['film', 94]];
const asDebate = [...asFilm, ['debate', 56]];

describe('a film of a list of séances', () => {
  it.each<[string, Partial<IncomingEvent>, Record<string, string>, unknown[], unknown]>([
    ['alone', {}, {}, asFilm, end],
    ['with somebody named', { people }, {}, asDebate, debate],
    ['with a debate in its label', { label: { fr: 'Ciné-débat' } }, {}, asDebate, debate],
    ['with a Q&A in the notes', { teamNotes: 'Q&A en anglais' }, {}, asDebate, debate],
    ['with a kind that says so', { hasDebate: true }, {}, asDebate, debate],
    ['where one said debate', {}, { d0: 'debate' }, asDebate, debate],
    ['where one said a later end', { people }, { d0: 'end' }, asFilm, end],
  ])('keeps its length, %s', (_, own, said, parts, rest) =>
    expect(planned(showing({ minutes: 150, ...own }), said)).toEqual({
      parts,
      rest,
      total: 150,
      end: '23:00',
      open: 0,
    }),
  );

  it('becomes a quarter of an hour longer if the end is that much later, and asks if it is more', () => {
    expect(planned(showing({ minutes: 109, people }))).toMatchObject({ parts: asFilm, total: 109, rest: null });
    expect(planned(showing({ minutes: 110, people }))).toMatchObject({ rest: { minutes: 16, becomes: 'debate' } });
  });

  it('is as long as its films if it has no start that an end could follow, and this is said', () => {
    const untimed = { minutes: 150, startsAt: null };
    expect(planned(showing(untimed), { d0: 'debate' })).toMatchObject({ parts: asDebate, total: 150, end: null });
    const shown = (own: Partial<IncomingEvent>) => {
      const incoming = incomingOf({ events: [showing({ minutes: 150, ...own })] });
      const [answers, asked] = [answersOf({}), { kind: 'new', from: 0, locale: 'fr' as const }];
      const plan = planProgramme(draft, incoming, noKeys, answers);
      const [row] = plan.events;
      const { rests } = programmeView(plan, { incoming, answers }, asked);
      return [rests.map(({ isTimed, becomes }) => [isTimed, becomes]), row?.is === 'new' && row.event.publicEndFixed];
    };
    expect(shown({})).toEqual([[[true, 'end']], '2026-11-28T23:00']);
    expect(shown({ startsAt: null })).toEqual([[[false, 'end']], null]);
  });

  it('is not cut short by an end before the film’s own', () =>
    expect(planned(showing({ minutes: 80 }))).toMatchObject({ parts: asFilm, end: '21:50', rest: null }));

  it('has the film’s own length without an end', () =>
    expect(planned(showing({ minutes: 94 }))).toMatchObject({ parts: asFilm, end: null, rest: null }));

  it('waits for an answer if the length is unknown', () =>
    expect(planned(showing({ films: ['Silice'], minutes: 150, people }))).toMatchObject({
      parts: [['film', 60]],
      total: 150,
      end: '23:00',
      rest: null,
    }));

  it('shares a séance with other films, and a debate after them', () =>
    expect(planned(showing({ films: ['Lithium', 'Cobalt'], minutes: 200, people }))).toMatchObject({
      parts: [
        ['film', 94],
        ['film', 80],
        ['debate', 26],
      ],
    }));

  it('is shown in its only copy, and in none if there are two', () => {
    const copy = (films: string[]) => {
      const [row] = planProgramme(draft, incomingOf({ events: [showing({ films })] }), noKeys).events;
      return row?.is === 'new' && row.event.items.map(({ filmVersionId }) => filmVersionId);
    };
    expect([copy(['Cobalt']), copy(['Lithium'])]).toEqual([[20], [null]]);
  });
});

describe('new séances with the title of a film', () => {
  const titles = ['Lithium', 'Cobalt (2024)', 'Lithium, de Awa Diop', 'Cobalt de Bolivie', 'Fête'];
  const incoming = incomingOf({
    events: [
      ...titles.map((title) => incomingEvent(title, { startsAt: START, minutes: 120 })),
      incomingEvent('Cobalt', { kind: 'talk' }),
    ],
  });
  const plan = planProgramme(draft, incoming, noKeys);

  it('are screenings of it unless they have another kind, or more than its title', () => {
    expect(plan.events.map((row) => row.is === 'new' && [row.event.kind, row.event.items[0]?.filmId])).toEqual([
      ['screening', 1],
      ['screening', 2],
      ['other', null],
      ['other', null],
      ['other', null],
      ['talk', null],
    ]);
    expect(plan.titled).toBe(2);
    expect(planProgramme(plan.after, incoming, noKeys)).toMatchObject({
      titled: 0,
      counts: { new: 0, changed: 0, unchanged: 6, asked: 0 },
    });
  });

  it('show no film if somebody says so, and stay that way', () => {
    const text = planProgramme(draft, incoming, noKeys, answersOf({ titles: 'text' }));
    expect(text.events.map((row) => row.is === 'new' && row.event.kind)).not.toContain('screening');
    expect(text.titled).toBe(2);
    expect(planProgramme(text.after, incoming, noKeys).counts).toMatchObject({ new: 0, changed: 0, unchanged: 6 });
  });
});

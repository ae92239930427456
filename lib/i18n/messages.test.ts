import { describe, expect, it } from 'vitest';
import { errorCodes } from '#lib/errors.ts';
import { groupedBy } from '#lib/grouped.ts';
import { messages } from './messages.ts';
import { translator } from './translator.ts';

// What stands behind « one » or « other » is a branch: « one {Room} ».
const ARGUMENT = /(?<!\b(?:one|other) |=\d+ )\{(\w+)[,}]/g;

/** `a.b` → the ICU arguments of that sentence, sorted. */
function sentences(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object') for (const [k, v] of sentences(value, `${prefix}${key}.`)) found.set(k, v);
    else found.set(prefix + key, [...new Set(Array.from(String(value).matchAll(ARGUMENT), (m) => m[1]))].sort().join());
  }
  return found;
}

/** `a.b` → that sentence. */
function texts(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object') for (const [k, v] of texts(value, `${prefix}${key}.`)) found.set(k, v);
    else found.set(prefix + key, String(value));
  }
  return found;
}

/**
 * Messages that occur a second time on purpose: the code chooses them by key, or they are needed
 * where the namespace of the first is not available (a feed, a device, the command line).
 */
const TWICE: readonly string[] = [
  'accounts.installation.health.trial.not-chosen',
  'accounts.reset.unknown',
  'acts.refused.noRoom',
  'acts.refused.notAllowed',
  'acts.refused.notJson',
  'board.emergency.whose',
  'coordination.acts.exchanged',
  'coordination.shifts.cancelled',
  'coordination.who.nobody',
  'desk.done.edited',
  'desk.done.undone',
  'events.saved.done',
  'unsaved.failed',
  'feeds.availableUntil',
  'grid.tip.skipped',
  'hosts.leaveText.allowed',
  'join.saved',
  'lists.films.nothing',
  'lists.people.missingText',
  'lists.people.nothing',
  'lists.people.twice',
  'lists.rooms.nothing',
  'push.lead.visitor',
  'push.news.given',
  'push.news.lost',
  'push.none',
  'records.done',
  'selection.isCancelled',
  'shifts.said.tick',
  'shifts.said.ways',
  'team.links.revoked',
  'volunteers.calendar.referent',
  'volunteers.refused.travel-none',
];

describe('messages', () => {
  it('have the same keys and arguments in French and in English', () => {
    expect(Object.fromEntries(sentences(messages.en))).toEqual(Object.fromEntries(sentences(messages.fr)));
  });

  it('have a sentence for every error code', () => {
    expect(Object.keys(messages.fr.errors).sort()).toEqual([...errorCodes].sort());
  });

  it('have each whole sentence under one key', () => {
    const [fr, en] = [texts(messages.fr), texts(messages.en)];
    const whole = [...fr.keys()].filter((place) => / .*[.!?]$/.test(fr.get(place) ?? ''));
    const doubled = [...groupedBy(whole, (place) => `${fr.get(place)} | ${en.get(place)}`).values()].filter(
      ({ length }) => length > 1,
    );
    const left = doubled.map((places) => places.filter((place) => !TWICE.includes(place)));
    expect(left.filter(({ length }) => length > 1)).toEqual([]);
    // The list must not contain messages that occur only once.
    expect(TWICE.filter((place) => !doubled.some((places) => places.includes(place)))).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('name a control by words that contain those it shows: %s', (locale) => {
    const all = texts(messages[locale]);
    const plain = (text: string) =>
      text
        .replace(/…|\.\.\./g, '')
        .trim()
        .toLowerCase();
    const wrong = [...all].flatMap(([place, name]) => {
      const shown = all.get(place.replace(/Named$/, ''));
      const isNamed = place.endsWith('Named') && shown !== undefined && !/[{]/.test(shown);
      return isNamed && !plain(name).includes(plain(shown)) ? [`${place}: “${name}” without “${shown}”`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

it('agree with one thing as they do with several', () => {
  const fr = [
    translator('fr', 'programmeImport')('past.left', { count: 1 }),
    translator('fr', 'templates')('save.keepDays', { count: 1 }),
    translator('fr', 'coordination')('applications.sought', { there: 0, sought: 1 }),
    ...[1, 2].map((count) => translator('fr', 'programmeImport')('notes.films', { count, about: 'Cuivre' })),
  ];
  expect(fr).toEqual([
    'L’import est défait, sauf 1 élément que quelqu’un a modifié depuis, ou dont une autre séance a besoin.',
    '1 jour et son titre, sans sa date',
    'Aucun bénévole sur 1 recherché.',
    'Un film n’est pas trouvé parmi les vôtres : « Cuivre »',
    '2 films ne sont pas trouvés parmi les vôtres : « Cuivre »…',
  ]);
  expect(translator('en', 'templates')('save.keepDays', { count: 1 })).toBe('1 day and its title, without its date');
});

it('write an hour in English with four figures', () => {
  const three = [...texts(messages.en)].filter(([, text]) => /(?<![\d:])\d:\d\d(?! ?[ap]m)/.test(text));
  expect(three).toEqual([]);
});

it('put a festival’s name in guillemets after « à » and « de », whose article it would change', () => {
  const bare = [...texts(messages.fr)].filter(([, text]) => /(?<![\p{L}])(?:à|de) \{festival\}/u.test(text));
  expect(bare.map(([key]) => key)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import {
  misleadingPhrases,
  phrasesHeldBack,
  phrasesToLearnFrom,
  phrasesWrittenAfterwards,
} from './hours.held-back-testing.ts';
import { phrases } from './hours.phrases-testing.ts';
import { doubtfulPhrases, prosePhrases } from './hours.prose-testing.ts';
import { saidHours } from './hours.ts';
import { phrasesOfFiveDays, phrasesOfOpenHours } from './hours.unseen-five-days-testing.ts';
import {
  phrasesFromWednesday,
  phrasesOfAForm,
  phrasesOfAnEvening,
  phrasesOfAnOffice,
  phrasesOfFriends,
  phrasesOfLastMinute,
  phrasesOfNeighbours,
  phrasesOfNewcomers,
  phrasesOfOldAndYoung,
  phrasesOfRegulars,
  phrasesOfSixtyPeople,
  phrasesOfStrangers,
  phrasesOfTheFoyer,
  phrasesOfTheStreet,
  phrasesOfTheTown,
} from './hours.unseen-from-wednesday-testing.ts';
import {
  phrasesOfAHundredMore,
  phrasesOfAHundredStrangers,
  phrasesOfOtherStrangers,
  phrasesOfTheHarbour,
  phrasesOfTheLibrary,
  phrasesOfTheMarket,
  phrasesOfTheStation,
} from './hours.unseen-strangers-testing.ts';
import { unseenPhrases } from './hours.unseen-testing.ts';
import type { FestivalDays } from './text.ts';

/** Thursday 26 to Sunday 29 November 2026. */
const fourDays: FestivalDays = {
  dates: ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'],
  dayStartsAt: '05:00',
};
/** With the Monday of the dismantling. */
const fiveDays: FestivalDays = { ...fourDays, dates: [...fourDays.dates, '2026-11-30'] };
const fromWednesday: FestivalDays = { ...fourDays, dates: ['2026-11-25', ...fourDays.dates] };
/** Some people gave hours to five minutes. */
const STEP = 5;

const stepOf = (wall: string) => Math.round(Date.parse(`${wall}Z`) / 60_000 / STEP);
const stepsBetween = (start: string, end: string) =>
  Array.from({ length: stepOf(end) - stepOf(start) }, (_, i) => stepOf(start) + i);
const datePlus = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

type Read = { steps: Set<number>; isUnclear: boolean; isOutside: boolean };

/** « 27-28: 18:00-…; unclear » as steps; a night runs into the next date. */
function expectedOf(text: string): Read {
  const steps = new Set<number>();
  const parts = text.split('; ');
  for (const part of parts) {
    const match = /^(\d\d)(?:-(\d\d))?(?:: (.+))?$/.exec(part);
    if (!match) {
      if (part !== 'unclear' && part !== 'outside') throw new Error(`Not an expectation: ${text}`);
      continue;
    }
    for (let day = Number(match[1]); day <= Number(match[2] ?? match[1]); day += 1)
      for (const hours of (match[3] ?? '…-…').split(', ')) {
        const [from = '', until = ''] = hours.split('-');
        const date = `2026-11-${day}`;
        const start = `${date}T${from === '…' ? '05:00' : from}`;
        const isNight = until === '…' || until <= start.slice(11);
        const end = `${datePlus(date, isNight ? 1 : 0)}T${until === '…' ? '05:00' : until}`;
        for (const step of stepsBetween(start, end)) steps.add(step);
      }
  }
  return { steps, isUnclear: parts.includes('unclear'), isOutside: parts.includes('outside') };
}

function readOf(phrase: string, days: FestivalDays): Read {
  const { availabilities, unclear, outside } = saidHours(phrase, days);
  const steps = new Set(availabilities.flatMap(({ startsAt, endsAt }) => stepsBetween(startsAt, endsAt)));
  return { steps, isUnclear: unclear.length > 0, isOutside: outside.length > 0 };
}

const isWider = (read: Read, than: Read) => [...read.steps].some((step) => !than.steps.has(step));
const isRight = (read: Read, expected: Read) =>
  !isWider(read, expected) &&
  read.steps.size === expected.steps.size &&
  read.isUnclear === expected.isUnclear &&
  read.isOutside === expected.isOutside;

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [language = '', phrase = '', expected = ''] = line.split(' | ');
      return { language, phrase, expected: expectedOf(expected) };
    });

/** Some people were asked about their open-ended hours. */
const opened = (read: Read): Read => ({
  ...read,
  steps: new Set([...read.steps].filter((step) => (step * STEP) % 1440 >= 8 * 60)),
});
const asRead = (read: Read) => read;

// What is not understood is asked about, or read as fewer hours than were meant.
describe.each<[string, string, FestivalDays, [count: number, right: number], (read: Read) => Read]>([
  ['written down first', phrases, fourDays, [154, 154], asRead],
  ['of somebody else', unseenPhrases, fourDays, [50, 47], asRead],
  ['with prose beside the hours', prosePhrases + doubtfulPhrases.trimStart(), fiveDays, [70, 70], asRead],
  ['of somebody else about five days', phrasesOfFiveDays, fiveDays, [120, 115], asRead],
  ['of somebody else about the open hours', phrasesOfOpenHours, fiveDays, [60, 60], opened],
  ['from Wednesday', phrasesFromWednesday, fromWednesday, [100, 97], asRead],
  ['of old and young', phrasesOfOldAndYoung, fromWednesday, [60, 57], asRead],
  ['of a form', phrasesOfAForm, fromWednesday, [60, 58], asRead],
  ['of sixty people', phrasesOfSixtyPeople, fromWednesday, [60, 59], asRead],
  ['of neighbours', phrasesOfNeighbours, fromWednesday, [60, 57], asRead],
  ['of newcomers', phrasesOfNewcomers, fromWednesday, [60, 58], asRead],
  ['of the street', phrasesOfTheStreet, fromWednesday, [60, 58], asRead],
  ['of the last minute', phrasesOfLastMinute, fromWednesday, [60, 59], asRead],
  ['of regulars', phrasesOfRegulars, fromWednesday, [60, 59], asRead],
  ['of an office', phrasesOfAnOffice, fromWednesday, [60, 60], asRead],
  ['of friends', phrasesOfFriends, fromWednesday, [60, 59], asRead],
  ['of the town', phrasesOfTheTown, fromWednesday, [60, 58], asRead],
  ['of strangers', phrasesOfStrangers, fromWednesday, [60, 60], asRead],
  ['of an evening', phrasesOfAnEvening, fromWednesday, [60, 60], asRead],
  ['of the foyer', phrasesOfTheFoyer, fromWednesday, [60, 58], asRead],
  ['of other strangers', phrasesOfOtherStrangers, fromWednesday, [60, 53], asRead],
  ['of a hundred strangers', phrasesOfAHundredStrangers, fromWednesday, [100, 98], asRead],
  ['of a hundred more', phrasesOfAHundredMore, fromWednesday, [100, 90], asRead],
  ['of the market', phrasesOfTheMarket, fromWednesday, [60, 58], asRead],
  ['of the library', phrasesOfTheLibrary, fromWednesday, [60, 56], asRead],
  ['of the station', phrasesOfTheStation, fromWednesday, [60, 59], asRead],
  ['of the harbour', phrasesOfTheHarbour, fromWednesday, [60, 55], asRead],
  ['to learn from', phrasesToLearnFrom, fromWednesday, [199, 191], asRead],
  ['held back', phrasesHeldBack, fromWednesday, [100, 95], asRead],
  ['written afterwards', phrasesWrittenAfterwards, fromWednesday, [70, 65], asRead],
  ['that mislead', misleadingPhrases, fromWednesday, [59, 54], asRead],
])('the phrases %s', (_, text, days, [count, right], shown) => {
  const lines = linesOf(text).map((line) => ({ ...line, read: shown(readOf(line.phrase, days)) }));

  it('are read as they were meant, with few exceptions', () => {
    const wrong = lines.filter(({ read, expected }) => !isRight(read, expected)).map(({ phrase }) => phrase);
    expect(lines).toHaveLength(count);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(count - right);
  });

  it('offer no hour that nobody offered', () => {
    const wider = lines.filter(({ read, expected }) => isWider(read, expected));
    expect(wider.map(({ phrase }) => phrase)).toEqual([]);
  });
});

describe('limits and lengths', () => {
  it.each([
    ['pas avant 10h le samedi et pas après 20h le dimanche', '28: 10:00-…; 29: …-20:00'],
    ['samedi matin 8-10', '28: 08:00-10:00'],
    ['samedi de 9 à 11', '28: 09:00-11:00'],
    ['sam 9-11', '28: 09:00-11:00'],
    ['tous les soirs dès 20h, vendredi et samedi', '27-28: 20:00-…'],
    ['tous les soirs dès 20h et samedi', '26-27: 20:00-…; 28; 29-30: 20:00-…'],
    ['vendredi 10h pendant 3h', '27: 10:00-13:00'],
    ['vendredi matin et samedi matin, les deux jours à partir de 9h', '27-28: 09:00-13:00'],
    ['not before 2pm on Friday, otherwise Friday and Saturday', '27: 14:00-…; 28'],
    ['Sat evening until 11', '28: 18:00-23:00'],
    ['up to 4 hours on Saturday afternoon', 'unclear'],
    ["J'arrive vendredi soir et je repars dimanche matin", '27: 18:00-…; 28'],
    ['vendredi ✅ samedi ❌ dimanche ✅', '27; 29'],
    ['dim (si je ne suis pas trop fatigué) et sam', '28; unclear'],
    ['jeudi 18h-20h, samedi (à confirmer), dimanche 10h-12h', '26: 18:00-20:00; 29: 10:00-12:00; unclear'],
    ['tous les jours 14h/19h sauf dimanche 10h/13h', '26-28: 14:00-19:00; 29: 10:00-13:00; 30: 14:00-19:00'],
    ['tous les jours dès 10h sauf samedi dès 14h', '26-27: 10:00-…; 28: 14:00-…; 29-30: 10:00-…'],
    [
      "je bosse jusqu'à 18h donc après 18h30 en semaine, le week-end toute la journée",
      '26-27: 18:30-…; 28-29; 30: 18:30-…',
    ],
    ["I've booked Thursday and Friday off", '26-27'],
    ["I'm not working Friday so I can come", '27'],
    ['Thu 6-10pm, Friday off', '26: 18:00-22:00; unclear'],
    ['dimanche après la messe, 11', '29: 11:00-…'],
    ['après la messe, 6', 'unclear'],
    ['wknd 2pm-6pm', '28-29: 14:00-18:00'],
    ['w/e', '28-29'],
    ['dim avt 16h', '29: …-16:00'],
    ['Sat b4 noon', '28: …-12:00'],
    ['ts les jrs après 18h', '26-30: 18:00-…'],
    ['samedi matin, dimanche après la messe (3)', '28: 05:00-13:00; unclear'],
    ['vendredi 18h-22h et samedi aussi, dimanche toute la journée', '27-28: 18:00-22:00; 29'],
    ['vendredi 18h-22h, samedi aussi et dimanche 10h-12h', '27-28: 18:00-22:00; 29: 10:00-12:00'],
    ['jeudi soir, vendredi aussi et samedi aussi, dimanche non', '26-28: 18:00-…'],
    ['oui samedi non dimanche', '28'],
    ['samedi ok pas dimanche', '28'],
    ['samedi 👍🏽 dimanche 👎', '28'],
    ['jeudi --\nvendredi 18-22\nsamedi --', '27: 18:00-22:00; unclear'],
    ['jeudi = ok\nvendredi = ko\nsamedi = ok', '26; 28'],
    ["samedi de l'ouverture à 16h", '28: …-16:00'],
    ['Bjr, dispo samedi. Bonne journée', '28'],
    ["Bonjour, je m'appelle Léa, je suis disponible ke samedi. À bientôt !", '28'],
    ['dsl pas dispo dimanche mais samedi juska 14h', '28: …-14:00'],
    ['hiya sat n sun all day xx', '28-29'],
  ])('%s', (phrase, expected) => {
    expect(readOf(phrase, fiveDays)).toEqual(expectedOf(expected));
  });

  it.each([
    ['samedi ok, pas avant vendredi 17h', 'pas avant vendredi 17h'],
    ['jeudi soir, absent jusqu’à samedi', 'absent jusqu’à samedi'],
    ['dimanche après la messe, 6', 'dimanche après la messe, 6'],
  ])('are quoted from where they begin: %s', (phrase, quoted) => {
    expect(saidHours(phrase, fiveDays).unclear).toEqual([quoted]);
  });

  // For a festival at the beginning of a month a number may be a day or an hour.
  it.each([
    ['les 6 et 7', ['06T05:00', '07T05:00', '07T05:00', '08T05:00']],
    ['6-7 juin', ['06T05:00', '07T05:00', '07T05:00', '08T05:00']],
    ['le 6 de 10 à 12', ['06T10:00', '06T12:00']],
    ['sam 6 10h-12h, dim 7 8-10', ['06T10:00', '06T12:00', '07T08:00', '07T10:00']],
    ['samedi, 30/11', ['06T05:00', '07T05:00']],
    ['samedi 6-10', []],
    ['samedi 6 à 10h', []],
    ['samedi de 6 à 10', []],
    ['après 6', []],
  ])('early in a month: %s', (phrase, expected) => {
    const { availabilities } = saidHours(phrase, { dates: ['2026-06-06', '2026-06-07'], dayStartsAt: '05:00' });
    expect(availabilities.flatMap(({ startsAt, endsAt }) => [startsAt.slice(8), endsAt.slice(8)])).toEqual(expected);
  });

  // Thursday 19 to Sunday 29 November.
  it.each([
    ['samedi', '21; 28'],
    ['le premier samedi', '21'],
    ['the last Sunday, 2pm-6pm', '29: 14:00-18:00'],
    ['le premier week-end et le dernier dimanche', '21-22; 29'],
    ['les week-ends sauf le dernier week-end', '21-22'],
    ['le 2e we', '28-29'],
    ['le deuxième week-end, 14h-18h', '28-29: 14:00-18:00'],
    ['the 2nd Saturday and the first Sunday', '28; 22'],
    ['le 1er samedi matin', '21: …-13:00'],
    ['le 3e week-end', 'outside'],
    ['1er et 2e week-end', '21-22; 28-29'],
    ['first and second weekend, 2pm-6pm', '21-22: 14:00-18:00; 28-29: 14:00-18:00'],
    ['le premier et le dernier jour', '19; 29'],
    ['les week-ends sauf le 2e', '21-22'],
    ['tous les week-ends sauf le premier', '28-29'],
    ['les week-ends mais pas le dernier', '21-22'],
    ['every weekend except the second', '21-22'],
    ['every Saturday but the first', '28; unclear'],
    ['le samedi du 2e week-end', '28'],
    ['la 2e semaine', '23-27'],
    ['le we du 21-22', '21-22'],
    ['le week-end du 21 et 22 de 10h à 12h', '21-22: 10:00-12:00'],
    ['le week-end du 28', '28-29'],
    ['weekend of the 21st', '21-22'],
    ['weekend 28-29, 14h-18h', '28-29: 14:00-18:00'],
    ['we 21-22', 'unclear'],
    ['le 21 et le 22', '21-22'],
    ['du ven 20 au dim 22', '20-22'],
    ['du 20 au 22', '20-22'],
    ['du 20 au 22 de 9 à 12', '20-22: 09:00-12:00'],
    ['de 20 à 22', '19-29: 20:00-22:00'],
    ['entre le 20 et le 22, 14h-18h', '20-22: 14:00-18:00'],
    ['à partir du 23 à 14h', '23: 14:00-…; 24-29'],
    ["jusqu'au 20", '19-20'],
    ['avant le 22', '19-21'],
    ['après le 22', '23-29'],
    ['après le 29', 'outside'],
    ['after Friday 27, 2pm', '27: 14:00-…; 28-29'],
    ['soit samedi 21 soit dimanche 22', 'unclear'],
    ['soit 14h samedi 21', 'unclear'],
    ['sam 21 a-m', '21: 12:00-19:00'],
    ['26.11. – 28.11.', '26-28'],
    ['du jeu. 26.11. au sam. 28.11.', '26-28'],
    ['26.11.-28.11., 14h-18h', '26-28: 14:00-18:00'],
    ['26.11. Pas le 28.11.', '26'],
    ['26.11. - pas de voiture', '26'],
    ['samedi 28, sans voiture', '28'],
  ])('in a festival of two weekends: %s', (phrase, expected) => {
    const dates = Array.from({ length: 11 }, (_, day) => `2026-11-${19 + day}`);
    expect(readOf(phrase, { dates, dayStartsAt: '05:00' })).toEqual(expectedOf(expected));
  });

  it.each([
    ['we du 5/6', ['05', '06']],
    ['le week-end du 5/6 juin', ['05', '06']],
    ['we du 12/6', []],
    ['we du 5/6 déc', []],
  ])('early in June, on a weekend written with a slash: %s', (phrase, expected) => {
    const dates = ['2027-06-04', '2027-06-05', '2027-06-06', '2027-06-07'];
    const { availabilities } = saidHours(phrase, { dates, dayStartsAt: '05:00' });
    expect(availabilities.map(({ startsAt }) => startsAt.slice(8, 10))).toEqual(expected);
  });

  it.each([
    ['Sat 6 Mar 2pm-6pm', ['06T14:00', '06T18:00']],
    ['7th Mar', ['07T05:00', '08T05:00']],
    ['mar 2 mer 3', ['02T05:00', '03T05:00', '03T05:00', '04T05:00']],
    ['mer 9-12 mar 14-18', ['02T14:00', '02T18:00', '03T09:00', '03T12:00']],
  ])('in March, which three letters share with « mardi »: %s', (phrase, expected) => {
    const dates = Array.from({ length: 6 }, (_, day) => `2027-03-0${2 + day}`);
    const { availabilities } = saidHours(phrase, { dates, dayStartsAt: '05:00' });
    expect(availabilities.flatMap(({ startsAt, endsAt }) => [startsAt.slice(8), endsAt.slice(8)])).toEqual(expected);
  });

  it('are not looked for in a page of text, and the longest text is read quickly', () => {
    expect(readOf('samedi, '.repeat(200), fiveDays)).toEqual(expectedOf('unclear'));
    for (const piece of ['samedi matin et ', 'de 9h à ', 'sauf ', '(', 'zlorp ', 'a', '9', 'du 25 au ', 'pas avant ']) {
      const from = performance.now();
      saidHours(piece.repeat(1000).slice(0, 1000), fiveDays);
      expect(performance.now() - from, piece).toBeLessThan(1000);
    }
  });
});

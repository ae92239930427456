import { describe, expect, it } from 'vitest';
import { MAX_PASTED_LINES, pastedVolunteers, pasteProblemInWords } from './paste.ts';
import { saidHours } from './said/hours.ts';

/** Friday 27 to Sunday 29 November 2026. */
const days = { dates: ['2026-11-27', '2026-11-28', '2026-11-29'], dayStartsAt: '05:00' };

const short = (wall: string) => `${wall.slice(8, 10)} ${wall.slice(11)}`;
const said = (text: string) => {
  const { availabilities, unclear, outside } = saidHours(text, days);
  return [
    ...availabilities.map(({ startsAt, endsAt }) => `${short(startsAt)}–${short(endsAt)}`),
    ...unclear.map((piece) => `? ${piece}`),
    ...outside.map((piece) => `! ${piece}`),
  ];
};

describe('availability as it is typed', () => {
  it.each<[string, string[]]>([
    ['samedi', ['28 05:00–29 05:00']],
    ['Sam. 14h-18h', ['28 14:00–28 18:00']],
    ['sam 14h-18h, dim matin', ['28 14:00–28 18:00', '29 05:00–29 13:00']],
    ['samedi et dimanche', ['28 05:00–29 05:00', '29 05:00–30 05:00']],
    ['vendredi et samedi 10h-12h', ['27 10:00–27 12:00', '28 10:00–28 12:00']],
    ['vendredi et samedi à partir de 10h, dimanche', ['27 10:00–28 05:00', '28 10:00–29 05:00', '29 05:00–30 05:00']],
    ['vendredi et lundi 10h-12h', ['27 10:00–27 12:00', '! lundi 10h-12h']],
    [
      'vendredi et samedi 10h-12h, 14h-16h',
      ['27 10:00–27 12:00', '27 14:00–27 16:00', '28 10:00–28 12:00', '28 14:00–28 16:00'],
    ],
    ['vendredi et samedi matin', ['27 05:00–27 13:00', '28 05:00–28 13:00']],
    ['vendredi et samedi peut-être', ['? vendredi et samedi peut-être']],
    ['samedi et 14h-18h', ['28 14:00–28 18:00']],
    ['samedi dimanche 9h à 12h30', ['28 09:00–28 12:30', '29 09:00–29 12:30']],
    ['samedi 28 novembre : de 14 h à 18 h', ['28 14:00–28 18:00']],
    ['28/11 après-midi', ['28 12:00–28 19:00']],
    ['le 29 nov. soir', ['29 18:00–30 05:00']],
    ['jour 1, day 3 until 2pm', ['27 05:00–27 14:00', '29 05:00–29 14:00']],
    ['tout le week-end', ['28 05:00–29 05:00', '29 05:00–30 05:00']],
    ['tous les jours à partir de 18h', ['27 18:00–28 05:00', '28 18:00–29 05:00', '29 18:00–30 05:00']],
    ['Saturday 8pm to midnight', ['28 20:00–29 00:00']],
    ['vendredi 22h-2h', ['27 22:00–28 02:00']],
    ['samedi 9h-12h + 14h-16h', ['28 09:00–28 12:00', '28 14:00–28 16:00']],
    ['entre 10h et 12h', ['27 10:00–27 12:00', '28 10:00–28 12:00', '29 10:00–29 12:00']],
    ['lundi', ['! lundi']],
    ['30/11', ['! 30/11']],
    ['du lundi au mercredi', ['! du lundi au mercredi']],
    ['samedi, du lundi au mercredi', ['28 05:00–29 05:00', '! du lundi au mercredi']],
    ['tous les jours, sauf imprévu', ['? tous les jours, sauf imprévu']],
    ['jour 7', ['! jour 7']],
    ['samedi peut-être, dimanche', ['29 05:00–30 05:00', '? samedi peut-être']],
    ['à voir', ['? à voir']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('a pasted list', () => {
  it('is read as name, contact and hours, and names line by line what was not understood', () => {
    const text = [
      'Ada Lovelace\t06 12 34 56 78\tsamedi 14h-18h',
      '',
      'Grace Hopper\tgrace@example.org\tpeut-être, dimanche',
      '\t06 00 00 00 00\tsamedi',
      'Alan Turing\tau bureau\tlundi',
      'ada  LOVELACE\t\t',
      'Hedy Lamarr\t\t',
    ].join('\r\n');
    const { rows, problems } = pastedVolunteers(text, days, ['Hedy Lamarr']);
    expect(rows).toEqual([
      {
        line: 1,
        name: 'Ada Lovelace',
        contactKind: 'phone',
        contact: '06 12 34 56 78',
        otherContact: '',
        availabilities: [{ startsAt: '2026-11-28T14:00', endsAt: '2026-11-28T18:00' }],
      },
      {
        line: 3,
        name: 'Grace Hopper',
        contactKind: 'email',
        contact: 'grace@example.org',
        otherContact: '',
        // « peut-être » may refer to Sunday.
        availabilities: [],
      },
      { line: 5, name: 'Alan Turing', contactKind: null, contact: '', otherContact: '', availabilities: [] },
    ]);
    expect(problems.map((one) => pasteProblemInWords(one, 'fr').replace(/[\u00A0\u202F]/g, ' '))).toEqual([
      'Ligne 3, Grace Hopper : « peut-être, dimanche » n’est pas compris comme une disponibilité.',
      'Ligne 4 : pas de nom.',
      'Ligne 5, Alan Turing : « au bureau » n’est ni un téléphone ni une adresse e-mail.',
      'Ligne 5, Alan Turing : « lundi » ne désigne aucun jour du festival.',
      'Ligne 6, ada LOVELACE : déjà dans la liste.',
      'Ligne 7, Hedy Lamarr : déjà parmi les bénévoles.',
    ]);
  });

  it('is read by its headings, in any order, and by semicolons with quotes', () => {
    const text = 'E-mail;Prénom;Nom;T-shirt;Disponibilités\nada@example.org;Ada;"Love;lace";M;"samedi\n14h-18h"';
    expect(pastedVolunteers(text, days, [])).toEqual({
      rows: [
        {
          line: 2,
          name: 'Ada Love;lace',
          contactKind: 'email',
          contact: 'ada@example.org',
          otherContact: '',
          availabilities: [{ startsAt: '2026-11-28T14:00', endsAt: '2026-11-28T18:00' }],
        },
      ],
      // There is no field for the shirt size; that it is left out is reported once.
      problems: [{ line: 1, code: 'column', name: '', text: 'T-shirt' }],
    });
  });

  it('keeps a telephone and an e-mail, names the contact it leaves out, and skips an empty column', () => {
    const text =
      'Nom;Tél;E-mail;Mobile;Note\nAda;06 12 34 56 78;ada@example.org;06 00 00 00 00;\nBilal;;bilal@example.org;;';
    const { rows, problems } = pastedVolunteers(text, days, []);
    expect(rows.map(({ contact }) => contact)).toEqual(['06 12 34 56 78', 'bilal@example.org']);
    expect(rows.map(({ otherContact }) => otherContact)).toEqual(['ada@example.org', '']);
    expect(problems).toEqual([{ line: 2, code: 'second', name: 'Ada', text: '06 00 00 00 00' }]);
  });

  it('is read up to a number of lines, and accepts anything', () => {
    const many = Array.from({ length: MAX_PASTED_LINES + 5 }, (_, i) => `Personne ${i}`).join('\n');
    const { rows, problems } = pastedVolunteers(many, days, []);
    expect(rows).toHaveLength(MAX_PASTED_LINES);
    expect(problems).toEqual([
      { line: MAX_PASTED_LINES + 1, code: 'tooMany', name: '', text: String(MAX_PASTED_LINES) },
    ]);
    for (const odd of ['"', '\t\t\t', ',,,', '"\n"', 'x'.repeat(5000), '\u0000', `A,${'1-'.repeat(900)}`])
      expect(() => pastedVolunteers(odd, days, [])).not.toThrow();
  });
});

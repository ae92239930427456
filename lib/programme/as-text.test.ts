import { describe, expect, it } from 'vitest';
import { daysAsText, eventAsText, linksAsText, type TextOptions, titleAsText } from './as-text.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

const document = exampleDocument();
const options = (given: Partial<TextOptions> = {}): TextOptions => ({
  locale: 'fr',
  format: 'text',
  addressOf: ({ number }) => `https://x.example/${number}`,
  ...given,
});
/** Without no-break spaces, which would make the test unreadable. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the programme as a text', () => {
  it('gives each séance of a day three lines, in order, cancelled ones marked', () => {
    const [saturday] = daysAsText(document, options());
    expect(plain(saturday?.text ?? '')).toBe(
      `Samedi 6 juin 2026 – Jour 1

9 h – 18 h · Câbles et lumières
Exposition
Auditorium – Foyer · entrée à tout moment

9 h 30 – 11 h 45 · Terre rare
Projection-débat · Awa Diop, Luc Martin, 2024, 94 min, VOSTFR · avec Zoé Laurent (sous réserve)
Auditorium – Grande salle · boucle magnétique · accès fauteuil · LSF au débat

13 h – 13 h 50 · [HORAIRE À CONFIRMER] Intervention de Zoé Laurent
Intervention · avec Zoé Laurent
Auditorium – Grande salle · accès fauteuil

14 h 10 – vers 16 h 54 · Trois films
Trois films, puis débat · Silent Forge, 2023, 14 min · Behind Glass
Auditorium – Grande salle · accès fauteuil

18 h 30 – 19 h 30 · [ANNULÉE] Noces d’étain
Spectacle
Auditorium – Grande salle · accès fauteuil

0 h 30 – 1 h 50 · Nuit blanche
Projection · Inès Roy, 80 min, VF, ST-SME
après minuit, dimanche 7 juin · Auditorium – Grande salle · accès fauteuil`,
    );
  });

  it('gives the date of the hour for a single séance in the night', () => {
    const event = exampleEvent({ number: 1, title: { fr: 'A' }, day: '2026-06-06', startsAt: '2026-06-07T00:30' });
    const of = exampleDocument({ events: [event] });
    expect(plain(eventAsText(of, event, options(), true))).toMatch(/^Dimanche 7 juin, 0 h 30 · A\n/);
    expect(plain(eventAsText(of, event, options()))).toMatch(/^0 h 30 · A\n/);
  });

  it('says of a séance that ends in the second of two such hours that it ends after the clocks change', () => {
    const hours = { startsAt: '2026-10-25T02:15', endsAt: '2026-10-25T02:45', endInstant: '2026-10-25T01:45:00.000Z' };
    const event = exampleEvent({ number: 1, title: { fr: 'A' }, ...hours });
    const of = exampleDocument({ events: [event] });
    expect(plain(eventAsText(of, event, options()))).toMatch(/^2 h 15 – 2 h 45 \(après le changement d’heure\) · A\n/);
  });

  it('ends a single séance with its address', () => {
    const links = [
      { address: 'https://a.example/d', label: 'Dossier' },
      { address: 'https://b.example', label: '' },
    ];
    const event = exampleEvent({ number: 1, title: { fr: 'A' }, startsAt: '2026-06-06T09:00', links });
    const of = exampleDocument({ events: [event] });
    expect(eventAsText(of, event, options(), true).split('\n').slice(-3)).toEqual([
      'Dossier – https://a.example/d',
      'https://b.example',
      'https://x.example/1',
    ]);
    expect(
      linksAsText({ ...event, links: [{ address: 'https://a.example/(d)', label: 'Un [mot]' }] }, 'markdown'),
    ).toEqual(['[Un \\[mot\\]](<https://a.example/(d)>)']);
  });

  it('links each title in Markdown, and escapes signs in titles', () => {
    const hostile = exampleEvent({
      number: 1,
      title: { fr: '*Un* [piège](x)\n# 2' },
      label: { fr: '1. <b>' },
      startsAt: '2026-06-06T09:00',
    });
    const markdown = options({ format: 'markdown' });
    expect(plain(eventAsText(exampleDocument({ events: [hostile] }), hostile, markdown))).toBe(
      '9 h · **[\\*Un\\* \\[piège\\](x) \\# 2](https://x.example/1)**  \n1\\. \\<b\\>  \nAuditorium – Grande salle · accès fauteuil',
    );
    const listed = (label: string) =>
      eventAsText(document, { ...hostile, label: { fr: label } }, markdown).split('\n')[1];
    expect(['- a', '+ a', '=='].map(listed)).toEqual(['\\- a  ', '\\+ a  ', '\\==  ']);
    expect(plain(titleAsText(document, markdown))).toBe('# Écrans ouverts, 6 et 7 juin 2026');
    expect(daysAsText(document, markdown)[1]?.text).toMatch(/^## Dimanche/);
  });

  it('is in English too, and names for one séance the day and its address', () => {
    const event = document.events.find(({ number }) => number === 15);
    if (!event) throw new Error('No such séance.');
    expect(plain(eventAsText(document, event, options({ locale: 'en' }), true))).toBe(
      `Sunday 7 June, 10:00 – 11:34 · Rare Earth
Screening · Awa Diop, Luc Martin, 2024, 94 min
Médiathèque – Salle de lecture
https://x.example/15`,
    );
  });

  it('names no film that may not be announced', () => {
    const text = daysAsText(document, options())
      .map((day) => day.text)
      .join();
    expect(text).not.toContain('undefined');
    expect(text.match(/Trois films/g)).toHaveLength(2);
  });
});

import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { festivals } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { privateDaysOf } from '#lib/festivals/settings.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { KEPT } from '#lib/keeping/backups.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import type { DocumentLegal, DocumentStatements } from '#lib/model/documents.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/besides-shifts.ts';
import { DECIDED_DAYS } from '#lib/volunteers/joining/applications.ts';
import { AccessibilityPage, LegalPage, PrivacyPage } from './legal-pages.tsx';
import { programmeOf } from './programme.ts';
import { ProgrammeFooter } from './shell.tsx';

const silent = { publisher: '', address: '', director: '', host: '' };
const nobody = { hostName: '', hostAddress: '', hostPhone: '' };
const host = { hostName: 'Hébergement libre', hostAddress: '1 rue du Port', hostPhone: '04 91 00 00 00' };
const MISSING = 'non renseigné par l’organisateur';

function noticeOf(legal: DocumentLegal, by = nobody) {
  const { festival, ...document } = exampleDocument({});
  const programme = programmeOf({
    document: { ...document, festival: { ...festival, contactEmail: 'a@exemple.org', organiser: '', legal } },
    locale: 'fr',
    base: programmeBase('fr', 'f'),
    siteUrl: 'https://programme.example',
  });
  const page = markupOf(<LegalPage programme={programme} host={by} />);
  const text = (html = '') => html.replace(/<[^>]+>/g, '').replace(/[\s\u00a0\u202f]+/g, ' ');
  const rows = [...page.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name, said]) => [text(name), text(said)]);
  return { page, rows: Object.fromEntries(rows) as Record<string, string> };
}

it('names the publisher and the host, with links to call both', () => {
  const { page, rows } = noticeOf(
    {
      ...silent,
      publisher: 'Les Amis',
      address: 'Pau',
      director: 'Ada Roche',
      phone: '05 59 00 00 00',
      registration: 'W641000000',
    },
    host,
  );
  expect(rows).toEqual({
    Éditeur: 'Les Amis',
    Adresse: 'Pau',
    Téléphone: '05 59 00 00 00',
    'RNA ou SIREN': 'W641000000',
    'Direction de la publication': 'Ada Roche',
    Contact: 'a@exemple.org',
    Hébergement: 'Hébergement libre',
    'Adresse de l’hébergeur': '1 rue du Port',
    'Téléphone de l’hébergeur': '04 91 00 00 00',
  });
  expect(page).toContain('href="tel:0559000000"');
  expect(page).toContain('href="tel:0491000000"');
});

it('says what is missing, except a number that not everybody has', () => {
  expect(noticeOf(silent).rows).toEqual({
    Éditeur: MISSING,
    Adresse: MISSING,
    Téléphone: MISSING,
    'Direction de la publication': MISSING,
    Contact: 'a@exemple.org',
    Hébergement: MISSING,
  });
  expect(noticeOf(silent, { ...host, hostPhone: '' }).rows).toMatchObject({ 'Téléphone de l’hébergeur': MISSING });
});

it('shows the festival’s own text about its host only while the installation has none', () => {
  const own = { ...silent, host: 'OVH, Roubaix' };
  expect(noticeOf(own).rows).toMatchObject({ Hébergement: 'OVH, Roubaix' });
  expect(noticeOf(own, host).page).not.toContain('OVH');
});

const textIn = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');

function privacyText(locale: Locale, privateDays: number): string {
  const base = programmeBase(locale, 'f');
  const programme = programmeOf({
    document: exampleDocument({}),
    locale,
    base,
    siteUrl: 'https://programme.example',
    publicKey: 'k',
  });
  return textIn(markupOf(<PrivacyPage programme={programme} privateDays={privateDays} host="Hébergement libre" />));
}

/** A number in words or figures, apart from those a sentence gets as values. */
const NUMBER =
  /\d|\b(?:deux|trois|sept|dix|quatorze|trente|soixante|cent|ans?|two|three|seven|ten|fourteen|thirty|sixty|hundred|years?)\b/i;

it.each(['fr', 'en'] as const)('contains no number that no code enforces: %s', (locale) => {
  const said = Object.entries(messages[locale].pages.privacy).filter(([, text]) => NUMBER.test(text));
  expect(said).toEqual([]);
});

it.each(['fr', 'en'] as const)('contains each number that is enforced: %s', (locale) => {
  const numbers = Array.from(privacyText(locale, 321).matchAll(/(\d+) (?:derniers|jours|festivals|days)/g), ([, n]) =>
    Number(n),
  );
  const [page, festivalsKept] = [60, 3];
  const expected = [festivalsKept, page, 365, 321, DECIDED_DAYS, 14, 14, 321, 321, 30, 14, UNDO_DAYS, KEPT.weekly * 7];
  expect(numbers).toEqual(expected);
  expect(privacyText(locale, 9)).toContain(` ${CONTACT_AGAIN_MONTHS} mo`);
  expect(privacyText(locale, 9)).toMatch(/ 9 (?:jours|days)/);
  expect(privacyText(locale, 9), 'diets go with the rest where that is sooner').not.toMatch(
    / 14 (?:jours après|days after)/,
  );
});

it('takes the number of days from the settings of the festival, at once', () => {
  const db = openTestDb();
  const { slug, festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  expect(privateDaysOf(slug, db)).toBe(90);
  db.update(festivals).set({ privateDays: 200 }).where(eq(festivals.id, festivalId)).run();
  expect(privateDaysOf(slug, db)).toBe(200);
});

it('names the same time as the page for the register of processing', () => {
  const paper = readFileSync('docs/rgpd.md', 'utf8');
  for (const days of [90, 14, DECIDED_DAYS, UNDO_DAYS, KEPT.weekly * 7, 365]) expect(paper).toContain(`${days} jours`);
  expect(paper).toContain(`${CONTACT_AGAIN_MONTHS} mois`);
});

const plain = { legal: {}, privacy: {}, accessibility: {}, accessibilityState: 'not-audited' as const };
const audited = { auditor: 'Ada Audit', auditedOn: '2026-05-04', rate: 61 };

function accessibilityPages(statements: DocumentStatements | undefined, contact = '') {
  const { festival, ...document } = exampleDocument({});
  const { statements: _, ...rest } = festival;
  const programme = programmeOf({
    document: {
      ...document,
      festival: { ...rest, accessibilityContact: contact, ...(statements ? { statements } : {}) },
    },
    locale: 'fr',
    base: programmeBase('fr', 'f'),
    siteUrl: 'https://programme.example',
  });
  const page = markupOf(<AccessibilityPage programme={programme} />);
  return { page, text: textIn(page), footer: textIn(markupOf(<ProgrammeFooter programme={programme} />)) };
}

it('names no state for an organiser whom the law requires no statement of', () => {
  for (const statements of [undefined, plain]) {
    const { text, footer } = accessibilityPages(statements);
    expect(footer).not.toContain('conforme');
    expect(footer).toMatch(/Accessibilité/);
    expect(text).not.toMatch(/conforme|Défenseur des droits|article 47/);
    expect(text).toContain('écran');
  }
});

it('names the state in the footer and shows the whole statement where the law requires it', () => {
  const { page, text, footer } = accessibilityPages({
    ...plain,
    accessibilityState: 'partial',
    accessibilityStatement: { ...audited, faults: 'Une carte.' },
  });
  expect(footer).toContain('Accessibilité : partiellement conforme');
  expect(text).toContain('article 47 de la loi n° 2005-102');
  expect(text).toContain('L’audit réalisé par Ada Audit le lundi 4 mai 2026 montre que 61 % des critères');
  expect(text).toContain('Une carte.');
  expect(text).toContain('Pages vérifiées non précisé par l’organisateur');
  expect(page).toContain('https://formulaire.defenseurdesdroits.fr/');
});

it('is « non conforme » without an audit, and names no audit', () => {
  const { text, footer } = accessibilityPages({ ...plain, accessibilityStatement: {} });
  expect(footer).toContain('Accessibilité : non conforme');
  expect(text).toContain('aucun audit n’a été réalisé');
  expect(text).not.toContain('résultats de l’audit');
});

it('keeps the state of a release from before organisers were asked', () => {
  expect(accessibilityPages({ ...plain, accessibilityState: 'full' }).footer).toContain('totalement conforme');
});

it('makes a link of each address and number of the contact', () => {
  const { page } = accessibilityPages(undefined, 'Salma, acces@exemple.org ou 06 12 34 56 78');
  expect(page).toContain('href="mailto:acces@exemple.org"');
  expect(page).toContain('href="tel:0612345678"');
});

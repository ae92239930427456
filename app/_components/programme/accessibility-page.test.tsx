import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentStatements } from '#lib/model/documents.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { programmeOf } from './programme.ts';
import { ProgrammeFooter } from './shell.tsx';

const plain = { legal: {}, privacy: {}, accessibility: {}, accessibilityState: 'not-audited' as const };
const audited = { auditor: 'Ada Audit', auditedOn: '2026-05-04', rate: 61 };

function pagesOf(statements: DocumentStatements | undefined, contact = '') {
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
  const text = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
  const page = markupOf(<AccessibilityPage programme={programme} />);
  return { page, text: text(page), footer: text(markupOf(<ProgrammeFooter programme={programme} />)) };
}

it('names no state for an organiser whom the law requires no statement of', () => {
  for (const statements of [undefined, plain]) {
    const { text, footer } = pagesOf(statements);
    expect(footer).not.toContain('conforme');
    expect(footer).toMatch(/Accessibilité/);
    expect(text).not.toMatch(/conforme|Défenseur des droits|article 47/);
    expect(text).toContain('écran');
  }
});

it('names the state in the footer and shows the whole statement where the law requires it', () => {
  const { page, text, footer } = pagesOf({
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
  const { text, footer } = pagesOf({ ...plain, accessibilityStatement: {} });
  expect(footer).toContain('Accessibilité : non conforme');
  expect(text).toContain('aucun audit n’a été réalisé');
  expect(text).not.toContain('résultats de l’audit');
});

it('keeps the state of a release from before organisers were asked', () => {
  expect(pagesOf({ ...plain, accessibilityState: 'full' }).footer).toContain('totalement conforme');
});

it('makes a link of each address and number of the contact', () => {
  const { page } = pagesOf(undefined, 'Salma, acces@exemple.org ou 06 12 34 56 78');
  expect(page).toContain('href="mailto:acces@exemple.org"');
  expect(page).toContain('href="tel:0612345678"');
});

import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/markup.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentLegal } from '#lib/model/documents.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { LegalPage } from './legal-page.tsx';
import { programmeOf } from './programme.ts';

const silent = { publisher: '', address: '', director: '', host: '' };
const nobody = { hostName: '', hostAddress: '', hostPhone: '' };
const host = { hostName: 'Hébergement libre', hostAddress: '1 rue du Port', hostPhone: '04 91 00 00 00' };
const MISSING = 'non renseigné par l’organisateur';

function pageOf(legal: DocumentLegal, by = nobody) {
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
  const { page, rows } = pageOf(
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
  expect(pageOf(silent).rows).toEqual({
    Éditeur: MISSING,
    Adresse: MISSING,
    Téléphone: MISSING,
    'Direction de la publication': MISSING,
    Contact: 'a@exemple.org',
    Hébergement: MISSING,
  });
  expect(pageOf(silent, { ...host, hostPhone: '' }).rows).toMatchObject({ 'Téléphone de l’hébergeur': MISSING });
});

it('shows the festival’s own text about its host only while the installation has none', () => {
  const own = { ...silent, host: 'OVH, Roubaix' };
  expect(pageOf(own).rows).toMatchObject({ Hébergement: 'OVH, Roubaix' });
  expect(pageOf(own, host).page).not.toContain('OVH');
});

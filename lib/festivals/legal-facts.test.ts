import { expect, it } from 'vitest';
import { missingLegalFacts } from './legal-facts.ts';

const silent = {
  organiser: '',
  legalPublisher: '',
  legalAddress: '',
  legalPhone: '',
  legalDirector: '',
  legalHost: '',
};
const nobody = { hostName: '', hostAddress: '', hostPhone: '' };
const host = { hostName: 'Hébergement libre', hostAddress: '1 rue du Port', hostPhone: '04 91 00 00 00' };

it('names each fact that the notice would not state', () => {
  const ofHost = ['hostName', 'hostAddress', 'hostPhone'];
  expect(missingLegalFacts(silent, nobody)).toEqual(['publisher', 'address', 'phone', 'director', ...ofHost]);
  const said = { ...silent, organiser: 'Les Amis', legalAddress: 'Pau', legalPhone: '05', legalDirector: 'Ada Roche' };
  expect(missingLegalFacts(said, nobody)).toEqual(ofHost);
  expect(missingLegalFacts(said, host)).toEqual([]);
  expect(missingLegalFacts({ ...said, legalDirector: '' }, { ...host, hostPhone: '' })).toEqual([
    'director',
    'hostPhone',
  ]);
});

it('takes the festival’s own words about its host while the installation says nothing', () => {
  const said = { ...silent, legalHost: 'OVH, Roubaix' };
  expect(missingLegalFacts(said, nobody)).toEqual(['publisher', 'address', 'phone', 'director']);
  expect(missingLegalFacts(said, { ...host, hostPhone: '' })).toContain('hostPhone');
});

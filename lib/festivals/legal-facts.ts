import type { Festival } from '#lib/policy.ts';
import type { Host } from './installation.ts';

/**
 * The facts about publisher and hosting provider that French law (loi n° 2004-575, articles 1-1 and
 * 6) requires of a site.
 */
export const legalFacts = {
  publisher: ['publisher', 'address', 'phone', 'director'],
  host: ['hostName', 'hostAddress', 'hostPhone'],
} as const;
export type LegalFact = (typeof legalFacts)[keyof typeof legalFacts][number];

type Said = Pick<
  Festival,
  'organiser' | 'legalPublisher' | 'legalAddress' | 'legalPhone' | 'legalDirector' | 'legalHost'
>;

/**
 * The facts that are missing in the legal notice of this festival, in the order of the notice. An
 * RNA or SIREN number is not required, because not every publisher has one. The festival's own text
 * about its hosting provider counts while the installation has none.
 */
export function missingLegalFacts(festival: Said, host: Host): LegalFact[] {
  const ofPublisher = {
    publisher: festival.legalPublisher || festival.organiser,
    address: festival.legalAddress,
    phone: festival.legalPhone,
    director: festival.legalDirector,
  };
  const isInOwnWords = host.hostName === '' && festival.legalHost !== '';
  return [
    ...legalFacts.publisher.filter((fact) => ofPublisher[fact] === ''),
    ...(isInOwnWords ? [] : legalFacts.host.filter((fact) => host[fact] === '')),
  ];
}

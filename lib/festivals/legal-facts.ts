import type { Festival } from '#lib/authorized.ts';
import type { Host } from './installation.ts';

/**
 * What French law (loi n° 2004-575, articles 1-1 and 6) asks a site to say of its publisher and of
 * its host.
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
 * The facts that the legal notice of this festival would not state, in the order of the notice. An
 * RNA or a SIREN is no such fact: not every publisher has one. What the festival says of its host
 * in its own words counts while the installation says nothing.
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

import { readInstallation } from '#lib/festivals/installation.ts';
import { LegalPage } from './legal-page.tsx';
import type { Programme } from './programme.ts';

/** The legal notice with who hosts these pages now: no release holds it, it is of the whole installation. */
export const HostedLegalPage = ({ programme }: { programme: Programme }) => (
  <LegalPage programme={programme} host={readInstallation()} />
);

import { HostedLegalPage } from '../../../../_components/programme/hosted-legal-page.tsx';
import { type Here, pageSentences } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.legal();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, pageSentences(programme)('legal.title'));
}

export default async function Legal(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <HostedLegalPage programme={programme} />
    </ProgrammeShell>
  );
}

import { PrivacyPage } from '../../../../_components/programme/privacy-page.tsx';
import { type Here, pageSentences } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.privacy();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, pageSentences(programme)('privacy.title'));
}

export default async function Privacy(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <PrivacyPage programme={programme} />
    </ProgrammeShell>
  );
}

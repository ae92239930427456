import { OpenDataPage } from '../../../../_components/programme/open-data-page.tsx';
import { type Here, openDataSentences } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme, withData } from '../released-page.tsx';

const here: Here = (paths) => paths.openData();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return withData(programme, releasedMetadata(programme, here, openDataSentences(programme)('title')));
}

export default async function OpenData(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <OpenDataPage programme={programme} />
    </ProgrammeShell>
  );
}

import { CopyPage } from '../../../../_components/programme/copy-page.tsx';
import { elsewhereSentences, type Here } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.copy();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, elsewhereSentences(programme)('copy.title'));
}

export default async function Copy(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <CopyPage programme={programme} />
    </ProgrammeShell>
  );
}

import { newsOfReleased } from '../../../../../lib/programme/told-releases.ts';
import { ChangesPage } from '../../../../_components/programme/changes-page.tsx';
import { LinkedData } from '../../../../_components/programme/linked-data.tsx';
import { type Here, pageSentences } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.changes();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, pageSentences(programme)('changes.title'));
}

export default async function Changes(props: ReleasedProps) {
  const { programme, released } = await releasedProgramme(props);
  const name = pageSentences(programme)('changes.title');
  return (
    <ProgrammeShell programme={programme} here={here}>
      <LinkedData programme={programme} steps={[{ name, path: here(programme.paths) }]} />
      <ChangesPage programme={programme} news={newsOfReleased(released)} />
    </ProgrammeShell>
  );
}

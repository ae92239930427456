import { AccessibilityPage } from '../../../../_components/programme/accessibility-page.tsx';
import { type Here, pageSentences } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.accessibility();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, pageSentences(programme)('accessibility.title'));
}

export default async function Accessibility(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <AccessibilityPage programme={programme} />
    </ProgrammeShell>
  );
}

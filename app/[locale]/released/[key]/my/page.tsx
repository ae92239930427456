import type { Here } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { MyPage } from '../../../../_components/selection/my-page.tsx';
import { selectionWordsOf } from '../../../../_components/selection/words-of.ts';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.my();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, selectionWordsOf(programme.locale).title);
}

/** « Mon programme » of whoever reads it: the same page for all, drawn in their browser. */
export default async function My(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <MyPage programme={programme} />
    </ProgrammeShell>
  );
}

import { festivalNode } from '../../../../lib/linked-data/festival.ts';
import { LinkedData } from '../../../_components/programme/linked-data.tsx';
import type { Here } from '../../../_components/programme/programme.ts';
import { HomePage } from '../../../_components/programme/programme-page.tsx';
import { ProgrammeShell } from '../../../_components/programme/shell.tsx';
import { pictureUrl, type ReleasedProps, releasedMetadata, releasedProgramme, withData } from './released-page.tsx';

const here: Here = (paths) => paths.home();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return withData(programme, releasedMetadata(programme, here));
}

export default async function Home(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <LinkedData
        programme={programme}
        steps={[]}
        about={(page) => [festivalNode(page, pictureUrl(programme, programme.paths.image()))]}
      />
      <HomePage programme={programme} />
    </ProgrammeShell>
  );
}

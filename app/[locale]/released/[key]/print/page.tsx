import { PrintIndex } from '../../../../_components/programme/print-index.tsx';
import { elsewhereSentences, type Here } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../released-page.tsx';

const here: Here = (paths) => paths.print();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return releasedMetadata(programme, here, elsewhereSentences(programme)('print.title'));
}

export default async function Print(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <PrintIndex programme={programme} />
    </ProgrammeShell>
  );
}

import { PrintGrid } from '../../../../../_components/programme/print-grid.tsx';
import { elsewhereSentences, type Here } from '../../../../../_components/programme/programme.ts';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

const here: Here = (paths) => paths.printedGrid();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return {
    ...releasedMetadata(programme, here, elsewhereSentences(programme)('print.grid')),
    robots: { index: false },
  };
}

export default async function Grid(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return <PrintGrid programme={programme} />;
}

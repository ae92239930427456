import { PrintPocket } from '../../../../../_components/programme/print-pocket.tsx';
import { elsewhereSentences, type Here } from '../../../../../_components/programme/programme.ts';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

const here: Here = (paths) => paths.pocket();

export async function generateMetadata(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return {
    ...releasedMetadata(programme, here, elsewhereSentences(programme)('print.pocket')),
    robots: { index: false },
  };
}

export default async function Pocket(props: ReleasedProps) {
  const { programme } = await releasedProgramme(props);
  return <PrintPocket programme={programme} />;
}

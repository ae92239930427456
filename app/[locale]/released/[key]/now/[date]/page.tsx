import { notFound } from 'next/navigation';
import { NowPage } from '../../../../../_components/programme/now-page.tsx';
import { elsewhereSentences } from '../../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

type Props = ReleasedProps<{ date: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const day = programme.index.days.get(params.date) ?? notFound();
  return { programme, date: day.date };
}

export async function generateMetadata(props: Props) {
  const { programme } = await load(props);
  return releasedMetadata(programme, (paths) => paths.now(), elsewhereSentences(programme)('now.title'));
}

export default async function Now(props: Props) {
  const { programme, date } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.now(date)}>
      <NowPage programme={programme} date={date} />
    </ProgrammeShell>
  );
}

import { notFound } from 'next/navigation';
import { formatDate } from '../../../../../../lib/time/format.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { dayDescription } from '../../../../../_components/programme/page-description.ts';
import { DayPage } from '../../../../../_components/programme/programme-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { dayStep, type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

type Props = ReleasedProps<{ date: string }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const day = programme.index.days.get(params.date) ?? notFound();
  return { programme, date: day.date };
}

export async function generateMetadata(props: Props) {
  const { programme, date } = await load(props);
  return releasedMetadata(programme, (paths) => paths.day(date), formatDate(date, programme.locale, 'long'), {
    description: dayDescription(programme, date),
  });
}

export default async function Day(props: Props) {
  const { programme, date } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.day(date)}>
      <LinkedData programme={programme} steps={[dayStep(programme, date)]} />
      <DayPage programme={programme} date={date} />
    </ProgrammeShell>
  );
}

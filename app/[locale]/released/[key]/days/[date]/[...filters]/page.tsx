import { notFound } from 'next/navigation';
import { documentFacetsOf } from '../../../../../../../lib/programme/facets.ts';
import { filtersOfTail, queryOf } from '../../../../../../../lib/programme/filters.ts';
import { formatDate } from '../../../../../../../lib/time/format.ts';
import { dayDescription } from '../../../../../../_components/programme/page-description.ts';
import { DayPage } from '../../../../../../_components/programme/programme-page.tsx';
import { ProgrammeShell } from '../../../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../../released-page.tsx';

type Props = ReleasedProps<{ date: string; filters: string[] }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const day = programme.index.days.get(params.date) ?? notFound();
  const filters = filtersOfTail(params.filters, documentFacetsOf(programme.document).known) ?? notFound();
  return { programme, date: day.date, filters };
}

export async function generateMetadata(props: Props) {
  const { programme, date } = await load(props);
  return releasedMetadata(programme, (paths) => paths.day(date), formatDate(date, programme.locale, 'long'), {
    description: dayDescription(programme, date),
  });
}

export default async function FilteredDay(props: Props) {
  const { programme, date, filters } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.day(date) + queryOf(filters)}>
      <DayPage programme={programme} date={date} filters={filters} />
    </ProgrammeShell>
  );
}

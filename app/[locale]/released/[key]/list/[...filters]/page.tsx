import { notFound } from 'next/navigation';
import { documentFacetsOf } from '../../../../../../lib/programme/facets.ts';
import { filtersOfTail, queryOf } from '../../../../../../lib/programme/filters.ts';
import { ListPage } from '../../../../../_components/programme/programme-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import { type ReleasedProps, releasedMetadata, releasedProgramme } from '../../released-page.tsx';

type Props = ReleasedProps<{ filters: string[] }>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  const filters = filtersOfTail(params.filters, documentFacetsOf(programme.document).known) ?? notFound();
  return { programme, filters };
}

/** What is narrowed is a view of the whole: search engines are told of the whole. */
export async function generateMetadata(props: Props) {
  const { programme } = await load(props);
  return releasedMetadata(programme, (paths) => paths.home());
}

export default async function List(props: Props) {
  const { programme, filters } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.home() + queryOf(filters)}>
      <ListPage programme={programme} filters={filters} />
    </ProgrammeShell>
  );
}

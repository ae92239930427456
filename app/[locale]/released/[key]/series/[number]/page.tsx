import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { seriesNode } from '../../../../../../lib/linked-data/series.ts';
import { eventsOfSeries } from '../../../../../../lib/programme/around.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { gatheringDescription } from '../../../../../_components/programme/page-description.ts';
import { SeriesPage } from '../../../../../_components/programme/series-page.tsx';
import { ProgrammeShell } from '../../../../../_components/programme/shell.tsx';
import {
  type Numbered,
  numbered,
  type ReleasedProps,
  releasedMetadata,
  releasedProgramme,
} from '../../released-page.tsx';

type Props = ReleasedProps<Numbered>;

async function load(props: Props) {
  const { programme, params } = await releasedProgramme(props);
  return { programme, series: numbered(programme.index.series, params) };
}

export async function generateMetadata(props: Props) {
  const { programme, series } = await load(props);
  return releasedMetadata(programme, (paths) => paths.series(series), programme.say(series.title), {
    description: gatheringDescription(
      programme,
      programme.say(series.title),
      eventsOfSeries(programme.document, series.number),
      programme.say(series.introduction),
    ),
  });
}

export default async function Series(props: Props) {
  const { programme, series } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.series(series)}>
      <LinkedData
        programme={programme}
        steps={[{ name: inLocale(series.title, programme.locale), path: programme.paths.series(series) }]}
        about={(page) => [seriesNode(page, series)]}
      />
      <SeriesPage programme={programme} series={series} />
    </ProgrammeShell>
  );
}

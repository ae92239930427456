import { filmTitle } from '../../../../../../lib/films/title.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { filmNode } from '../../../../../../lib/linked-data/work.ts';
import { FilmPage } from '../../../../../_components/programme/film-page.tsx';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { filmDescription } from '../../../../../_components/programme/page-description.ts';
import type { Here } from '../../../../../_components/programme/programme.ts';
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
  const film = numbered(programme.index.films, params);
  const here: Here = (paths) => paths.film({ number: film.number, title: filmTitle(film) });
  return { programme, film, here };
}

export async function generateMetadata(props: Props) {
  const { programme, film, here } = await load(props);
  return releasedMetadata(programme, here, programme.say(filmTitle(film)), {
    description: filmDescription(programme, film),
  });
}

export default async function Film(props: Props) {
  const { programme, film, here } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={here}>
      <LinkedData
        programme={programme}
        steps={[{ name: inLocale(filmTitle(film), programme.locale), path: here(programme.paths) }]}
        about={(page) => [filmNode(page, film)]}
      />
      <FilmPage programme={programme} film={film} />
    </ProgrammeShell>
  );
}

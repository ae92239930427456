import { personNode } from '../../../../../../lib/linked-data/work.ts';
import { LinkedData } from '../../../../../_components/programme/linked-data.tsx';
import { personDescription } from '../../../../../_components/programme/page-description.ts';
import { PersonPage } from '../../../../../_components/programme/person-page.tsx';
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
  return { programme, person: numbered(programme.index.people, params) };
}

export async function generateMetadata(props: Props) {
  const { programme, person } = await load(props);
  return releasedMetadata(programme, (paths) => paths.person(person), programme.say(person.name), {
    description: personDescription(programme, person),
  });
}

export default async function Person(props: Props) {
  const { programme, person } = await load(props);
  return (
    <ProgrammeShell programme={programme} here={(paths) => paths.person(person)}>
      <LinkedData
        programme={programme}
        steps={[{ name: person.name, path: programme.paths.person(person) }]}
        about={(page) => [personNode(page, person)]}
      />
      <PersonPage programme={programme} person={person} />
    </ProgrammeShell>
  );
}

import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Where } from '#app/_components/records/appearances.tsx';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
import { Missing } from '#app/_components/records/missing.tsx';
import { removePerson } from '#app/[locale]/(live)/organise/[festival]/people/actions.ts';
import { type FestivalAsked, mayChange } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { personFilePath } from '#lib/i18n/paths.ts';
import { missingFactsOfPerson } from '#lib/people/completeness.ts';
import { presencesOf } from '#lib/people/queries.ts';
import type { SeenPerson } from '#lib/people/schema.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { WithdrawBoxes } from './withdraw-boxes.tsx';

/** Beside the form: what is missing, where the person is expected and whether they confirmed, and how to delete them. */
export async function PersonAside({
  festival,
  person,
  locale,
  children,
}: {
  festival: FestivalAsked;
  person: SeenPerson;
  locale: Locale;
  /** Its pictures. */
  children: ReactNode;
}) {
  const t = await getTranslations('people');
  const terms = await getTranslations('terms');
  const events = appearancesOf(festival.id, { personId: person.id });
  const presences = presencesOf(festival.id, person.id);
  return (
    <aside className="grid gap-6">
      <Missing facts={missingFactsOfPerson(person).map((fact) => t(`facts.${fact}`))} />
      <Where
        festival={festival}
        events={events}
        locale={locale}
        note={(event) =>
          presences
            .filter((presence) => presence.eventId === event.id)
            .map((presence, index) => (
              <span key={index} className="flex flex-wrap items-center gap-x-2">
                {terms(`personRole.${presence.role}`)}
                <span className={`flag ${presence.confirmation === 'confirmed' ? 'good' : 'warn'}`}>
                  {terms(`confirmation.${presence.confirmation}`)}
                </span>
                {presence.presence !== 'in-person' && terms(`presence.${presence.presence}`)}
              </span>
            ))
        }
      />
      {children}
      {may(festival.role, 'private-facts') && (
        <p>
          <a
            href={personFilePath(festival.slug, locale, { person: person.number })}
            className="link inline-block py-2"
            download
          >
            {(await getTranslations('desk.personFile'))('way')}
          </a>
        </p>
      )}
      {mayChange(festival, 'person', person) && (
        <DeleteUsed
          action={removePerson.bind(null, { locale, slug: festival.slug, number: person.number })}
          words="people.delete"
          festival={festival}
          events={events}
          locale={locale}
        />
      )}
      {may(festival.role, 'publish') && <WithdrawBoxes festival={festival} person={person} locale={locale} />}
    </aside>
  );
}

import { EyeOff, UserRoundPen } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DeleteUsed, Where } from '#app/_components/records/appearances.tsx';
import { DeleteBox } from '#app/_components/records/form-frame.tsx';
import { Missing, PersonFileWay } from '#app/_components/records/page-frame.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import {
  removePerson,
  renameEverywhere,
  withdrawEverywhere,
} from '#app/[locale]/(live)/organise/[festival]/people/actions.ts';
import { PersonForm } from '#app/[locale]/(live)/organise/[festival]/people/person-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { tagsInUse } from '#lib/draft/queries.ts';
import { type FestivalAsked, mayChange } from '#lib/history/remit.ts';
import { MAX_NAME } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { textsNaming } from '#lib/keeping/withdraw-person.ts';
import { presencesOf, seenPerson } from '#lib/people/queries.ts';
import { missingFactsOfPerson, newPersonValues, personFormValues, type SeenPerson } from '#lib/people/schema.ts';
import { type Festival, may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';

/** The page of a person: their form, what is missing, where they are expected. */
const record = recordPage(
  toOpen('person'),
  async ({ festival, segments: { person: segment = '' } }) => {
    const person = recordAt(segment, (number) => seenPerson(festival, number));
    const t = await getTranslations('people');
    return { person, name: person?.name ?? t('new') };
  },
  ({ person }, { locale, festival, slug, paths }) => ({
    back: { href: paths.section('people'), label: setTranslator(locale, 'desk')('nav.people') },
    about: person && typeset(inLocale(person.title, locale) || person.organisation, locale),
    root: { entity: 'person', id: person?.id },
    messages: ['people'],
    form: (
      <PersonForm
        key={person?.number}
        place={{ locale, slug, number: person?.number ?? null }}
        values={person ? personFormValues(person, locale) : asNew(newPersonValues)}
        isReadOnly={!mayChange(festival, 'person', person)}
        withContact={may(festival.role, 'private-facts')}
        tags={tagsInUse(festival)}
        dayStartsAt={festival.dayStartsAt}
      />
    ),
    beside: person && <PersonAside festival={festival} person={person} locale={locale} />,
  }),
);

export const generateMetadata = record.title;
export default record.page;

/**
 * Beside the form: what is missing, the séances they are expected in and whether they confirmed,
 * and how to delete them.
 */
async function PersonAside({
  festival,
  person,
  locale,
}: {
  festival: FestivalAsked;
  person: SeenPerson;
  locale: Locale;
}) {
  const t = await getTranslations('people');
  const terms = await getTranslations('terms');
  const events = appearancesOf(festival.id, { personId: person.id });
  const presences = presencesOf(festival.id, person.id);
  return (
    <>
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
      <PicturePanel festival={festival} of={`person:${person.number}`} locale={locale} />
      {may(festival.role, 'private-facts') && (
        <PersonFileWay slug={festival.slug} locale={locale} of={{ person: person.number }} />
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
    </>
  );
}

/**
 * What a person may ask for: another name in everything that was published, or to be removed from
 * it. Both say what they change, and what they cannot.
 */
async function WithdrawBoxes({ festival, person, locale }: { festival: Festival; person: SeenPerson; locale: Locale }) {
  const [t, rename] = [await getTranslations('people.withdraw'), await getTranslations('people.rename')];
  const place = { locale, slug: festival.slug, number: person.number };
  const paths = deskPaths(locale, festival.slug);
  const texts = textsNaming(festival.id, person);
  return (
    <>
      <DeleteBox
        action={renameEverywhere.bind(null, place)}
        title={rename('title')}
        submit={rename('submit')}
        icon={<UserRoundPen aria-hidden size={18} />}
        field={{ name: 'newName', label: rename('name'), maxLength: MAX_NAME }}
      >
        <p>{rename('reach')}</p>
        <p>{t('beyond')}</p>
      </DeleteBox>
      <DeleteBox
        action={withdrawEverywhere.bind(null, place)}
        title={t('title')}
        submit={t('submit')}
        icon={<EyeOff aria-hidden size={18} />}
        field={{ name: 'confirmation', label: t('confirm', { name: typeset(person.name, locale) }) }}
      >
        <p>{t('reach')}</p>
        {texts.length > 0 && (
          <div>
            <p>{t('named', { count: texts.length })}</p>
            <ul>
              {texts.map(({ section, number, title }) => (
                <li key={`${section} ${number}`}>
                  <Link className="link" href={paths.item(section, number)}>
                    {typesetIn(title, locale)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p>{t('beyond')}</p>
      </DeleteBox>
    </>
  );
}

import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteBox } from '#app/_components/records/delete-box.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened } from '#app/_server/festival-page.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { removeVolunteer } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/actions.ts';
import { EmergencyBox } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/emergency-box.tsx';
import { GuardianBox } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/guardian-box.tsx';
import { LinkBox } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/link-box.tsx';
import { OwnShifts } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/own-shifts.tsx';
import { VolunteerForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/volunteer-form.tsx';
import { tagsInUse } from '#lib/draft/tags.ts';
import { env } from '#lib/env.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { numberOf, personFilePath, sitePaths } from '#lib/i18n/paths.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { typeset } from '#lib/time/format.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { readEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { seenVolunteer, unsaidWishes, volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { shownLinks } from '#lib/volunteers/links.ts';
import { isMinor } from '#lib/volunteers/minors.ts';
import { HEALTH_FACTS, type VolunteerFormValues } from '#lib/volunteers/schema.ts';

const BLANK: VolunteerFormValues = {
  version: 0,
  name: '',
  contactKind: '',
  contact: '',
  otherContact: '',
  clearedTaskIds: {},
  availabilities: [],
  minutesADay: '',
  restMinutes: '',
  languages: '',
  ...HEALTH_FACTS,
  wishes: '',
  withIds: {},
  seeIds: {},
  note: '',
  tags: '',
  age: '',
  shirt: '',
  guardian: '',
  guardianContact: '',
  consent: '',
  consentOn: '',
};

async function asked({ locale, festival, paths, segments: { volunteer: segment = '' } }: Opened<'volunteers'>) {
  const board = volunteersBoard(festival, now());
  const volunteer = board.plan.volunteers.find(({ id }) => id === numberOf(segment));
  if (!volunteer && segment !== NEW) notFound();
  const t = await getTranslations('coordination.people');
  return { locale, festival, paths, board, volunteer, t, name: volunteer?.name ?? t('new') };
}

export const generateMetadata = festivalTitle('volunteers', async (opened) => (await asked(opened)).name);

/** One volunteer: what they told, their link, what they were asked for. */
export default festivalPage('volunteers', async function VolunteerPage(opened) {
  const { locale, festival, paths, board, volunteer, t, name } = await asked(opened);
  const place = { locale, slug: festival.slug, number: volunteer?.id ?? null };
  const { timeZone, dayStartsAt } = festival;
  const { tasks, events, days } = choicesOf(board.plan, locale);
  const others = board.people
    .filter(({ id }) => id !== volunteer?.id)
    .map((person) => ({ value: String(person.id), label: typeset(person.name, locale) }));
  const guarded = new Set(board.plan.tasks.filter((task) => task.needsClearance).map((task) => String(task.id)));
  const token = volunteer && shownLinks(festival).get(volunteer.id);
  const health = may(festival.role, 'health')
    ? authorizeFestival(festival.actor, festival.slug, 'health', festival.db)
    : null;
  const uses = board.plan.assignments.filter(({ volunteerId }) => volunteerId === volunteer?.id).length;
  return (
    <>
      <RecordHead back={{ href: paths.volunteers('people'), label: t('title') }} title={typeset(name, locale)} />
      <div className="record">
        <IslandMessages locale={locale} also={['volunteerForms', 'volunteers']}>
          <VolunteerForm
            place={place}
            values={
              volunteer
                ? volunteerFormValues(seenVolunteer(volunteer, festival.role), festival, locale, board.plan.tasks)
                : { ...BLANK, taskWishes: unsaidWishes(board.plan.tasks), clientKey: randomUUID() }
            }
            choices={{
              guarded: tasks.filter(({ value }) => guarded.has(value)),
              tasks,
              events,
              others,
              days,
              tags: tagsInUse(festival),
            }}
            clock={{ timeZone, dayStartsAt }}
            withHealth={may(festival.role, 'health')}
          />
        </IslandMessages>
        {volunteer && (
          <aside className="grid gap-4">
            <LinkBox
              volunteerId={volunteer.id}
              name={name}
              hasLink={board.people.find(({ id }) => id === volunteer.id)?.hasLink ?? false}
              address={token ? env().url + sitePaths(locale).team(token) : null}
            />
            {health && <EmergencyBox read={readEmergencyContact(health, volunteer.id, now())} locale={locale} />}
            {isMinor(volunteer.age) && <GuardianBox festival={festival} locale={locale} volunteer={volunteer} />}
            <OwnShifts board={board} volunteerId={volunteer.id} locale={locale} paths={paths} />
            {volunteer.contactAgain && (
              <p className="text-soft">{(await getTranslations('desk.personFile'))('again')}</p>
            )}
            {health && (
              <p>
                <a
                  href={personFilePath(festival.slug, locale, { volunteer: volunteer.id })}
                  className="link inline-block py-2"
                  download
                >
                  {(await getTranslations('desk.personFile'))('way')}
                </a>
              </p>
            )}
            <DeleteBox
              action={removeVolunteer.bind(null, place)}
              title={t('delete.title')}
              submit={t('delete.submit')}
              uses={uses}
            >
              <p>{t('delete.text', { count: uses })}</p>
            </DeleteBox>
          </aside>
        )}
      </div>
    </>
  );
});

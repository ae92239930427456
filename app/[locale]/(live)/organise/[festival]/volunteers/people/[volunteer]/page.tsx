import '#app/_components/programme/qr-code.css';
import { Link2, RefreshCw, Unlink } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { PersonFileWay } from '#app/_components/records/page-frame.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import type { Opened } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { CopyField } from '#app/_ui/copy.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { removeVolunteer } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/actions.ts';
import { VolunteerForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/volunteer-form.tsx';
import { AssignmentState } from '#app/[locale]/(live)/organise/[festival]/volunteers/staffing.tsx';
import { tagsInUse } from '#lib/draft/queries.ts';
import { env } from '#lib/env.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type deskPaths, joinPaths, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { may } from '#lib/policy.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';
import { type VolunteersBoard, volunteersBoard } from '#lib/volunteers/board.ts';
import { type ReadEmergencyContact, readEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { seenVolunteer, typedLimit, unsaidWishes, volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { guardianToken, shownLinks } from '#lib/volunteers/links.ts';
import { isMinor } from '#lib/volunteers/minors.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import type { Volunteer } from '#lib/volunteers/roots.ts';
import { readIn } from '#lib/volunteers/say-shift.ts';
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

/** The page of a volunteer: their form, their link, their shifts. */
const record = recordPage(
  'volunteers',
  async ({ festival, segments: { volunteer: segment = '' } }) => {
    const board = volunteersBoard(festival, now());
    const volunteer = recordAt(segment, (asked) => board.plan.volunteers.find(({ id }) => id === asked));
    const t = await getTranslations('coordination.people');
    return { board, volunteer, t, name: volunteer?.name ?? t('new') };
  },
  async ({ board, volunteer, t, name }, { locale, festival, slug, paths }) => {
    const place = { locale, slug, number: volunteer?.id ?? null };
    const { timeZone, dayStartsAt } = festival;
    const { settings } = board.plan;
    const { tasks, events, days } = choicesOf(board.plan, locale);
    const others = board.people
      .filter(({ id }) => id !== volunteer?.id)
      .map(({ id, name: own }) => {
        const called = board.plan.names.volunteers.get(id)?.name ?? own;
        return { value: String(id), label: typeset(called, locale) };
      });
    const guarded = new Set(board.plan.tasks.filter((task) => task.needsClearance).map((task) => String(task.id)));
    const token = volunteer && shownLinks(festival).get(volunteer.id);
    const health = may(festival.role, 'health')
      ? authorizeFestival(festival.actor, festival.slug, 'health', festival.db)
      : null;
    const uses = board.plan.assignments.filter(({ volunteerId }) => volunteerId === volunteer?.id).length;
    return {
      back: { href: paths.volunteers('people'), label: t('title') },
      root: { entity: 'volunteer', id: volunteer?.id },
      messages: ['volunteerForms', 'volunteers'],
      form: (
        <VolunteerForm
          place={place}
          values={
            volunteer
              ? volunteerFormValues(seenVolunteer(volunteer, festival.role), festival, locale, board.plan.tasks)
              : asNew({ ...BLANK, taskWishes: unsaidWishes(board.plan.tasks) })
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
          rules={{ minutesADay: typedLimit(settings.minutesADay), restMinutes: typedLimit(settings.restMinutes) }}
          withHealth={may(festival.role, 'health')}
        />
      ),
      beside: volunteer && (
        <div className="grid gap-4">
          <LinkBox
            volunteerId={volunteer.id}
            name={name}
            hasLink={board.people.find(({ id }) => id === volunteer.id)?.hasLink ?? false}
            address={token ? env().url + sitePaths(readIn(festival, volunteer.languages)).team(token) : null}
          />
          {health && <EmergencyBox read={readEmergencyContact(health, volunteer.id, now())} locale={locale} />}
          {isMinor(volunteer.age) && <GuardianBox festival={festival} locale={locale} volunteer={volunteer} />}
          <OwnShifts board={board} volunteerId={volunteer.id} locale={locale} paths={paths} />
          {volunteer.contactAgain && <p className="text-soft">{(await getTranslations('desk.personFile'))('again')}</p>}
          {health && <PersonFileWay slug={festival.slug} locale={locale} of={{ volunteer: volunteer.id }} />}
          <DeleteWithSentence
            action={removeVolunteer.bind(null, place)}
            words="coordination.people.delete"
            uses={uses}
          />
        </div>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;

/**
 * The emergency contact of a volunteer, on the days of the festival; before and after, when it can
 * be read.
 */
async function EmergencyBox({ read, locale }: Pick<Opened<'volunteers'>, 'locale'> & { read: ReadEmergencyContact }) {
  const t = await getTranslations('coordination.emergencyContact');
  return (
    <section className="card vol-box" aria-labelledby="emergency">
      <h2 id="emergency">{t('title')}</h2>
      {read.state === 'none' && <p className="text-soft">{t('none')}</p>}
      {read.state === 'closed' && (
        <p className="text-soft">
          {read.isOver ? t('over') : t('closed', { dates: formatDateRange(read.from, read.until, locale) })}
        </p>
      )}
      {read.state === 'open' && (
        <>
          <p>
            {read.name && <span className="block">{typeset(read.name, locale)}</span>}
            <b className="num">{read.contact}</b>
          </p>
          {meansOf(read.contact, { subject: '', body: '' })
            .filter(({ kind }) => kind !== 'sms')
            .map(({ kind, href }) => (
              <a key={href} href={href} className="btn lamp w-fit">
                {t(kind === 'call' ? 'call' : 'write')}
              </a>
            ))}
        </>
      )}
    </section>
  );
}

/** For a minor: whether a parent agreed, and the link to answer. */
async function GuardianBox({
  festival,
  locale,
  volunteer,
}: Pick<Opened<'volunteers'>, 'festival' | 'locale'> & { volunteer: Volunteer }) {
  const t = await getTranslations('coordination.guardian');
  const token = guardianToken(festival, volunteer.id);
  // Parents are written to in the language their child reads.
  const language = readIn(festival, volunteer.languages);
  const address = token && publicUrl(null) + joinPaths(language, festival.slug).parent(token);
  const { consent, consentOn } = volunteer;
  const date = formatDate(consentOn ?? festival.startsOn, locale);
  const called = { name: volunteer.name, festival: inLocale(festival.name, language) };
  const write = translator(language, 'coordination');
  const message = {
    subject: write('guardian.subject', called),
    body: write('guardian.text', { ...called, link: address ?? '' }),
  };
  const [way] = meansOf(volunteer.guardianContact, message).filter(({ kind }) => kind !== 'call');
  return (
    <section className="card vol-box" aria-labelledby="guardian">
      <h2 id="guardian">{t('title')}</h2>
      <p className={consent === null || consent === 'refused' ? 'text-warn' : 'text-good'}>
        {consent === null ? t('missing') : t(consent === 'refused' ? 'refused' : 'given', { date })}
      </p>
      {address === null ? (
        <p className="text-soft">{t('noLink')}</p>
      ) : (
        <>
          <p className="text-soft">{t('lead')}</p>
          <CopyField key={address} value={address} label={t('address')} />
          {way && (
            <a className="btn w-fit" href={way.href}>
              {t('write')}
            </a>
          )}
        </>
      )}
    </section>
  );
}

/** The shifts somebody was asked for, by start, with their answers. */
async function OwnShifts({
  board,
  volunteerId,
  locale,
  paths,
}: {
  board: VolunteersBoard;
  volunteerId: number;
  locale: Locale;
  paths: ReturnType<typeof deskPaths>;
}) {
  const t = await getTranslations('coordination.people');
  const { plan, people } = board;
  const again = people.find(({ id }) => id === volunteerId)?.toReconfirm ?? [];
  const own = plan.assignments
    .filter((row) => row.volunteerId === volunteerId)
    .flatMap((row) => {
      const shift = plan.prepared.shifts.get(row.shiftId);
      return shift ? [{ row, shift, reconfirm: again.find((one) => one.assignmentId === row.id) }] : [];
    })
    .sort((a, b) => a.shift.start - b.shift.start);
  return (
    <section className="card vol-box" aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      {own.length === 0 && <p className="text-soft">{t('noShift')}</p>}
      <ul>
        {own.map(({ row, shift, reconfirm }) => (
          <li key={row.id}>
            <Link href={paths.volunteers('shifts', shift.id)} className="link">
              {typesetIn(plan.names.tasks.get(shift.taskId)?.name, locale)}
            </Link>{' '}
            <AssignmentState row={row} />
            <p className="text-soft">
              <DateOf date={dateOfHour(shift.startsAt)} locale={locale} style="short" />,{' '}
              <TimeRange from={shift.startsAt} to={shift.endsAt} isEndAgain={shift.isEndAgain} locale={locale} />
              {shift.roomId !== null && `${SEPARATOR}${typesetIn(plan.names.rooms.get(shift.roomId)?.name, locale)}`}
            </p>
            {reconfirm && <p className="text-bad">{reconfirmSentence(reconfirm, plan.names, locale)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The secret link of a volunteer, with its QR code; renewed or closed in two taps. `address` is
 * null where it cannot be shown.
 */
async function LinkBox({
  volunteerId,
  name,
  hasLink,
  address,
}: {
  volunteerId: number;
  name: string;
  hasLink: boolean;
  address: string | null;
}) {
  const t = await getTranslations('coordination.link');
  return (
    <section className="card vol-box" aria-labelledby="link">
      <h2 id="link">{t('title')}</h2>
      <p className="text-soft">{t(hasLink ? (address ? 'lead' : 'hidden') : 'none')}</p>
      {address && (
        <>
          <CopyField key={address} value={address} label={t('address')} />
          <QrCode text={address} label={t('qr', { name })} />
        </>
      )}
      {!hasLink && (
        <ActButton act="renew-link" values={{ volunteerId }} className="btn lamp">
          <Link2 aria-hidden size={18} />
          {t('make')}
        </ActButton>
      )}
      {hasLink && (
        <>
          <details>
            <summary className="btn w-fit list-none">
              <RefreshCw aria-hidden size={18} />
              {t('renew')}
            </summary>
            <div className="mt-2 grid gap-2 rounded-card border border-line p-3">
              <p>{t('renewText')}</p>
              <ActButton act="renew-link" values={{ volunteerId }}>
                {t('renewSure')}
              </ActButton>
            </div>
          </details>
          <details>
            <summary className="btn bad w-fit list-none">
              <Unlink aria-hidden size={18} />
              {t('close')}
            </summary>
            <div className="mt-2 grid gap-2 rounded-card border border-bad p-3">
              <p>{t('closeText')}</p>
              <ActButton act="close-link" values={{ volunteerId }} className="btn bad">
                {t('closeSure')}
              </ActButton>
            </div>
          </details>
        </>
      )}
    </section>
  );
}

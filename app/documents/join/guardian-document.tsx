import { identityOf } from '#app/_components/programme/identity.ts';
import { inOtherLocale, SiteHeader } from '#app/_components/site-header.tsx';
import { htmlOf, SECRET_ROBOTS } from '#app/documents/document.tsx';
import { MAX_NAME } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { joinPaths, programmeBase } from '#lib/i18n/paths.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange, formatDuration, formatTime } from '#lib/time/format.ts';
import { authorizeGuardian } from '#lib/volunteers/links.ts';
import { isMinor, MINOR_LIMITS, minorHoursOf, minorRulesOf } from '#lib/volunteers/minors.ts';
import { publishedPlanOf, publishedRooms, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import type { Task, Volunteer } from '#lib/volunteers/roots.ts';
import { hoursInWords, shiftSpeaker } from '#lib/volunteers/say-shift.ts';
import { typedHours } from '#lib/volunteers/typed-hours.ts';

export type GuardianAsked = Readonly<{
  locale: Locale;
  slug: string;
  token: string;
  /** The error in the name of a form that is shown again, and what was typed there. */
  wrong?: { name: 'required' | 'letters' | 'tooLong'; typed: string };
}>;

/**
 * The page where a parent reads and answers, behind a link of their own; null for a link that opens
 * nothing.
 */
export function guardianDocument({ locale, slug, token, wrong }: GuardianAsked): string | null {
  const opened = authorizeGuardian(token);
  if (!opened.ok || opened.who.slug !== slug) return null;
  const { who } = opened;
  const plan = publishedPlanOf(who.id, who.db);
  const volunteer = plan.volunteers.find(({ id }) => id === who.volunteer.id);
  if (!volunteer || !isMinor(volunteer.age)) return null;
  const t = setTranslator(locale, 'join');
  const festivalName = typesetIn(who.name, locale);
  const rules = minorRulesOf(volunteer, plan.settings);
  const facts = factsOf(who, plan, volunteer, locale);
  const identity = identityOf({ accent: who.accent });
  const paths = joinPaths(locale, slug);
  return htmlOf({
    locale,
    title: `${t('parent.title')} – ${festivalName}`,
    head: SECRET_ROBOTS,
    style: '/join.css',
    isFontWaited: false,
    body: (
      <div {...identity} className={`join ${identity.className}`}>
        <SiteHeader
          locale={locale}
          otherHref={inOtherLocale(locale, paths.parent(token))}
          theme={null}
          festival={{ name: festivalName, href: plan.release === 0 ? null : programmeBase(locale, slug) }}
        />
        <main id="content" tabIndex={-1} className="join-main">
          <header className="join-head">
            <p>{formatDateRange(who.startsOn, who.endsOn, locale)}</p>
            <h1>{t('parent.title')}</h1>
            <p>{t('parent.lead', { name: typeset(volunteer.name, locale) })}</p>
          </header>
          {volunteer.consent !== null && (
            <p className={volunteer.consent === 'refused' ? 'join-said bad' : 'join-said'} role="status">
              {t(volunteer.consent === 'refused' ? 'parent.refused' : 'parent.agreed', {
                date: formatDate(volunteer.consentOn ?? '', locale),
              })}
            </p>
          )}
          {facts.map(
            ([fact, lines]) =>
              lines.length > 0 && (
                <section key={fact} className="join-part" aria-labelledby={fact}>
                  <h2 id={fact}>{t(`parent.${fact}`)}</h2>
                  <ul className="join-list">
                    {lines.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </section>
              ),
          )}
          <section className="join-part" aria-labelledby="rules">
            <h2 id="rules">{t('parent.rules')}</h2>
            <p>
              {t('parent.rulesText', {
                from: formatTime(MINOR_LIMITS.nightEndsAt, locale),
                until: formatTime(rules?.until ?? '', locale),
                hours: formatDuration(rules?.minutesADay ?? 0, locale, 'hours'),
              })}
            </p>
          </section>
          <form method="post" action={paths.post()} className="join-part">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="parent" value={token} />
            <div className="join-field">
              <label htmlFor="name">{t('parent.name')}</label>
              {wrong && (
                <span className="error" id="name-wrong">
                  {t(`wrong.${wrong.name}`, { age: 0, most: MAX_NAME })}
                </span>
              )}
              <input
                id="name"
                name="name"
                className="input"
                maxLength={MAX_NAME}
                autoComplete="name"
                defaultValue={wrong?.typed ?? volunteer.guardian}
                {...(wrong && { 'aria-invalid': true, 'aria-describedby': 'name-wrong' })}
              />
            </div>
            <p className="hint">{t('parent.kept', { days: who.privateDays })}</p>
            <div className="join-acts">
              <button type="submit" name="agrees" value="yes" className="btn lamp">
                {t('parent.agree')}
              </button>
              <button type="submit" name="agrees" value="no" className="btn">
                {t('parent.refuse')}
              </button>
            </div>
          </form>
        </main>
      </div>
    ),
  });
}

type Fact = ['places' | 'hours' | 'tasks' | 'possible' | 'shifts', lines: string[]];

/** Where, when and for which tasks the festival may ask the minor, and the shifts they have. */
function factsOf(who: AuthorizedVolunteer, plan: VolunteerPlan, volunteer: Volunteer, locale: Locale): Fact[] {
  const document = teamDocumentOf(who.id, who.db);
  const rules = minorRulesOf(volunteer, plan.settings);
  // Cut to what the rules for minors allow, as the hours they typed may be longer.
  const hours = volunteer.availabilities.flatMap((slot) => {
    const allowed = rules && minorHoursOf(festivalDayOf(slot.startsAt, who.dayStartsAt), rules);
    const startsAt = allowed && allowed.startsAt > slot.startsAt ? allowed.startsAt : slot.startsAt;
    const endsAt = allowed && allowed.endsAt < slot.endsAt ? allowed.endsAt : slot.endsAt;
    if (startsAt >= endsAt) return [];
    const typed = typedHours({ startsAt, endsAt }, who.dayStartsAt);
    return [`${formatDate(typed.day, locale)}, ${hoursInWords(typed, locale)}`];
  });
  const wishOf = new Map(volunteer.taskWishes.map(({ taskId, wish }) => [taskId, wish]));
  const wished = plan.tasks.filter(({ id }) => wishOf.get(id) === 'for');
  // Without wishes they may be asked for any of these tasks.
  const possible = plan.tasks.filter(({ id, adultsOnly }) => !adultsOnly && wishOf.get(id) !== 'against');
  const { shiftOnDay } = shiftSpeaker({ ...plan.names, rooms: publishedRooms(who, document) }, locale);
  const held = plan.prepared.held.get(volunteer.id) ?? [];
  const namesOf = (all: readonly Pick<Task, 'name'>[]) => all.map(({ name }) => typesetIn(name, locale));
  return [
    ['places', namesOf(document?.venues ?? [])],
    ['hours', hours],
    wished.length > 0 ? ['tasks', namesOf(wished)] : ['possible', namesOf(possible)],
    ['shifts', held.map(({ id }) => shiftOnDay(id))],
  ];
}

import { getTranslations } from 'next-intl/server';
import { Choice, ImportQuestion, More, PlanFold, Take } from '#app/_components/importing/plan-parts.tsx';
import { Options } from '#app/_ui/field.tsx';
import { AnsweredSelect } from '#app/_ui/refused-answers.tsx';
import { outsideChoices } from '#lib/exchange/programmes/planned.ts';
import type { ProgrammeView } from '#lib/exchange/programmes/programme-view.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';

/**
 * For each room of the file, which room of the festival it is; those with similar names come first.
 */
export async function Rooms({ view: { rooms, moreRooms, roomPlaces } }: { view: ProgrammeView }) {
  if (rooms.length === 0) return null;
  const t = await getTranslations('programmeImport');
  const asked = rooms.filter(({ is }) => is === 'asked').length;
  return (
    <PlanFold
      title={t('fields.rooms')}
      count={rooms.length + moreRooms}
      isOpen={asked > 0 || rooms.some(({ is }) => is === 'new')}
    >
      <p className="text-soft">{asked > 0 ? t('rooms.asked', { count: asked }) : t('rooms.text')}</p>
      {asked > 1 && <AllOf kind="rooms" />}
      {roomPlaces && (
        <div className="field max-w-[30rem] py-2">
          <label htmlFor="said-place">{t('rooms.place')}</label>
          <AnsweredSelect id="said-place" name="said.place" defaultValue={roomPlaces.chosen} className="input">
            <option value="">{t('rooms.choose')}</option>
            <Options options={roomPlaces.choices} />
            <option value="own">{t('rooms.ownPlace')}</option>
          </AnsweredSelect>
        </div>
      )}
      <ul className="grid gap-x-6 gap-y-4 py-3 sm:grid-cols-2 lg:grid-cols-3">
        {rooms.map(({ name, title, venue, is, chosen, choices, seats }) => (
          <li key={name} className="field min-w-0">
            <label htmlFor={`said-${name}`}>{t('rooms.label', { name: title })}</label>
            <AnsweredSelect id={`said-${name}`} name={`said.${name}`} defaultValue={chosen} className="input">
              {is === 'asked' && <option value="">{t('rooms.choose')}</option>}
              <Options options={choices} />
            </AnsweredSelect>
            {venue && <div className="hint">{t('rooms.inVenue', { venue })}</div>}
            {(is === 'new' || is === 'left') && (
              <Take name={`take.${name}`} isTicked={is === 'new'}>
                {t('rooms.make')}
              </Take>
            )}
            {seats && (
              <Take name={`takeFields.${name}.seats`} isTicked={!seats.isLeft}>
                {t('rooms.seats', { before: seats.before ?? '–', after: seats.after })}
              </Take>
            )}
          </li>
        ))}
      </ul>
      <More count={moreRooms} />
    </PlanFold>
  );
}

/** People who may exist already: one chooses who it is, or that it is somebody else. */
export async function People({ view: { askedPeople, moreAskedPeople } }: { view: ProgrammeView }) {
  if (askedPeople.length === 0) return null;
  const t = await getTranslations('programmeImport');
  return (
    <PlanFold title={t('people.title')} count={askedPeople.length + moreAskedPeople} isOpen>
      <p className="text-soft">{t('people.text')}</p>
      {askedPeople.length > 1 && <AllOf kind="people" />}
      {askedPeople.map(({ name, title, candidates }) => (
        <ImportQuestion
          key={name}
          name={`said.${name}`}
          title={title}
          choices={candidates.map(({ value, label }) => ({ value, label: t('people.isPerson', { name: label }) }))}
          another={t('people.another')}
        />
      ))}
      <More count={moreAskedPeople} />
    </PlanFold>
  );
}

/**
 * What to do with the time that the file leaves after films: a debate, or a later end. The proposal
 * applies unless something else is chosen.
 */
export async function Rests({ view: { rests, moreRests } }: { view: ProgrammeView }) {
  if (rests.length === 0) return null;
  const t = await getTranslations('programmeImport');
  return (
    <PlanFold title={t('rests.title')} count={rests.length + moreRests} isOpen>
      <p className="text-soft">{t('rests.text')}</p>
      <ul className="grid gap-x-6 gap-y-4 py-3 sm:grid-cols-2 lg:grid-cols-3">
        {rests.map(({ name, title, line, minutes, isTimed, becomes }) => (
          <li key={name} className="field min-w-0">
            <label htmlFor={`said-${name}`}>{title}</label>
            <AnsweredSelect id={`said-${name}`} name={`said.${name}`} defaultValue={becomes} className="input">
              <option value="debate">{t('rests.debate', { minutes: minutes.printed })}</option>
              <option value="end">
                {isTimed ? t('rests.end', { minutes: minutes.printed }) : t('rests.endUntimed')}
              </option>
            </AnsweredSelect>
            {line > 0 && <div className="hint">{t('line', { line })}</div>}
          </li>
        ))}
      </ul>
      <More count={moreRests} />
    </PlanFold>
  );
}

/** « Toutes »: one answer for all questions of a kind, also on other pages. */
export async function AllOf({ kind }: { kind: 'rooms' | 'people' | 'events' }) {
  const t = await getTranslations('programmeImport');
  return (
    <p className="flex flex-wrap gap-3 py-2">
      <button type="submit" name="intent" value={`all-${kind}-same`} className="btn">
        {t('allSame')}
      </button>
      <button type="submit" name="intent" value={`all-${kind}-new`} className="btn">
        {t('allAnother')}
      </button>
    </p>
  );
}

/**
 * Choices for the whole file. The defaults lose nothing, and the dates of the festival are never
 * changed by default.
 */
export async function Choices({
  view: { outside, titled, counts, missingAre, isMovingLocked, confirmation, isAnnouncing },
  locale,
}: {
  view: ProgrammeView;
  locale: Locale;
}) {
  const t = await getTranslations('programmeImport.choices');
  const missing = counts.missing + counts.cancelled;
  const held = Math.max(1, counts.held);
  if (!outside && titled.count === 0 && missing === 0 && counts.held === 0 && !isMovingLocked && !isAnnouncing)
    return null;
  return (
    <section className="card grid gap-4 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="choices">
      <h2 id="choices" className="text-[1.2rem]">
        {t('title')}
      </h2>
      {outside && (
        <Choice
          name="said.outside"
          title={[
            t('outside', { count: outside.count, dates: formatDateRange(outside.from, outside.to, locale) }),
            outside.areWaiting && t('outsideWaiting', { count: outside.count }),
          ]
            .filter(Boolean)
            .join(' ')}
          text={joinFacts([
            ...outside.first.map(({ title, day }) => t('outsideOne', { title, day: formatDate(day, locale, 'full') })),
            outside.count > outside.first.length && '…',
          ])}
          chosen={outside.choice}
          options={outsideChoices.flatMap<readonly [string, string]>((choice) => {
            if (choice === 'keep' || choice === 'unschedule') return [[choice, t(choice, { count: outside.count })]];
            const dates = choice === 'grow' ? outside.grown : outside.moved;
            return dates ? [[choice, t(choice, { dates: formatDateRange(dates.startsOn, dates.endsOn, locale) })]] : [];
          })}
        />
      )}
      {titled.count > 0 && (
        <Choice
          name="said.titles"
          title={t('titles', { count: titled.count })}
          chosen={titled.are}
          options={[
            ['films', t('titlesFilms', { count: titled.count })],
            ['text', t('titlesText')],
          ]}
        />
      )}
      {missing > 0 && (
        <Choice
          name="said.missing"
          title={t('missing', { count: missing })}
          chosen={missingAre === 'cancelled' ? 'cancel' : 'keep'}
          options={[
            ['keep', t('missingKeep', { count: missing })],
            ['cancel', t('missingCancel', { count: missing })],
          ]}
        />
      )}
      {(counts.held > 0 || isMovingLocked) && (
        <Choice
          name="said.locked"
          title={t('locked', { count: held })}
          chosen={isMovingLocked ? 'move' : 'keep'}
          options={[
            ['keep', t('lockedKeep', { count: held })],
            ['move', t('lockedMove', { count: held })],
          ]}
        />
      )}
      {isAnnouncing && (
        <Choice
          name="said.confirmation"
          title={t('confirmation')}
          chosen={confirmation}
          options={[
            ['confirmed', t('confirmed')],
            ['considered', t('considered')],
          ]}
        />
      )}
    </section>
  );
}

import { CopyAddress } from '#app/_components/programme/copy-page.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { PushBox } from '#app/_components/push-box.tsx';
import type { MyData } from '#app/_islands/my-programme.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import { calendarAddresses } from '#lib/feeds/addresses.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { iconVersion } from '#lib/offline/manifest.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import { pushAddresses } from '#lib/push/page.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { type Limits, openWishes } from '#lib/selections/best/limits.ts';
import type { Proposal } from '#lib/selections/best/proposal.ts';
import { programmeTimesOf } from '#lib/selections/draw-times.ts';
import { selectionPlanOf } from '#lib/selections/plan.ts';
import { derivedToken, type OpenedSelection } from '#lib/selections/queries.ts';
import { isNothingChosen, MAX_SELECTED } from '#lib/selections/selection.ts';
import { indexTimes } from '#lib/selections/times.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { MyPlan, Nothing } from './my-plan.tsx';
import { fill, Say, type SelectionWords, TitleLink } from './say.tsx';
import { ProposalView, ProposeForm, Wishes } from './wishes.tsx';
import { selectionWordsOf } from './words-of.ts';

/**
 * « Ma sélection » as a public page. Before scripts run, and without them, it explains how it works
 * and leads to the private address.
 */
export function MyPage({ programme }: { programme: Programme }) {
  const { locale, paths, document, publicKey } = programme;
  const words = selectionWordsOf(locale, document);
  const { slug } = document.festival;
  // With the key of what is drawn, not of the page: that one changes more often, and the times are
  // one file that is cached once.
  const times = publicKey ? selectionAddresses.times(publicKey, locale) : '';
  const proposer = `/propose.js?v=${buildId()}`;
  const data: MyData = { festival: slug, times, proposer, home: paths.home(), locale, words };
  return (
    <main id="content">
      <div className="page single my">
        <h1>{words.title}</h1>
        <script src={`/my-programme.js?v=${buildId()}`} defer />
        <div data-my={JSON.stringify(data)} tabIndex={-1} className="my-own">
          <section className="my-empty" aria-labelledby="how">
            <h2 id="how">{words.howTitle}</h2>
            <p className="lead">{words.how}</p>
            <p>{words.howForm}</p>
            <form method="get" action={selectionAddresses.post()} className="acts">
              <input type="hidden" name="festival" value={slug} />
              <input type="hidden" name="locale" value={locale} />
              <a className="btn lamp" href={paths.home()}>
                {words.choose}
              </a>
              <button type="submit" className="btn">
                {words.open}
              </button>
            </form>
            <p id="none" className="my-none notice">
              {words.none}
            </p>
          </section>
        </div>
      </div>
    </main>
  );
}

const FORM = 'mine';

type Props = {
  programme: Programme;
  opened: OpenedSelection;
  token: string;
  /** ISO instant. */
  now: string;
  /** The séance just added by a star without scripts, and the page it was on. */
  added: number | null;
  back: string | null;
  /** The proposal, if one was asked for. */
  proposal: Proposal | null;
  limits: Limits;
  /** Proposals were asked for too often. */
  isRefused: boolean;
};

/**
 * A selection drawn by the server: the same page as in one's own browser, with forms that work
 * without scripts.
 */
export function PrivatePage({ programme, opened, token, now, added, back, proposal, limits, isRefused }: Props) {
  const { locale, document, paths } = programme;
  const words = selectionWordsOf(locale, document);
  const index = indexTimes(programmeTimesOf(document, locale));
  const minute = minutesAt(now);
  const { selection, access } = opened;
  const isOwn = access === 'edit';
  const drawing = { index, words, locale, form: isOwn ? FORM : null };
  const isEmpty = isNothingChosen(selection);
  const links = { programme, words, token, opened };
  return (
    <main id="content" tabIndex={-1}>
      <div className="page single my">
        <h1>{words.title}</h1>
        {!isOwn && <p className="lead">{words.readOnly}</p>}
        {isOwn && (
          <form id={FORM} method="post" action={selectionAddresses.postTo(token)}>
            <input type="hidden" name="locale" value={locale} />
          </form>
        )}
        <Added drawing={drawing} number={added} />
        {isOwn && !isEmpty && (
          <p className="acts no-print">
            <a className="btn" href={back ?? paths.home()}>
              {back ? words.back : words.choose}
            </a>
          </p>
        )}
        {isEmpty ? (
          <Nothing words={words} home={back ?? paths.home()} />
        ) : (
          <MyPlan drawing={drawing} plan={selectionPlanOf(index, selection, minute)} />
        )}
        <Wishes drawing={drawing} selection={selection} now={minute}>
          {isOwn && openWishes(index, selection).length > 0 && (
            <ProposeForm
              drawing={drawing}
              selection={selection}
              now={minute}
              limits={limits}
              action={`${sitePaths(locale).my(token)}#proposal`}
            />
          )}
          {isRefused && <p className="notice">{words.refused.tooMany}</p>}
          {proposal && <ProposalView drawing={drawing} proposal={proposal} />}
        </Wishes>
        <div className="my-boxes no-print">
          {isOwn && <OwnLink {...links} address={(programme.siteUrl ?? '') + sitePaths(locale).my(token)} />}
          {isOwn && <OwnPush {...links} now={now} />}
          <OwnCalendar {...links} />
          {isOwn && <OwnShare {...links} form={FORM} />}
          {isOwn && <OwnForget words={words} form={FORM} />}
        </div>
      </div>
    </main>
  );
}

function Added({ drawing, number }: { drawing: Parameters<typeof MyPlan>[0]['drawing']; number: number | null }) {
  const event = number === null ? undefined : drawing.index.event(number);
  if (!event) return null;
  return (
    <p className="notice good">
      <Say text={drawing.words.star.isIn} values={{ title: <TitleLink event={event} /> }} />
    </p>
  );
}

type BoxProps = { programme: Programme; words: SelectionWords; token: string; opened: OpenedSelection };

/** `label` is needed where no heading names it. */
function Address({ locale, label, address }: { locale: Locale; label?: string; address: string }) {
  return (
    <div className="calendar-address">
      {label && <p className="label">{label}</p>}
      <code>{address}</code>
      <CopyAddress locale={locale} address={address} />
    </div>
  );
}

/** The private address in plain text, and whether the stars of this browser are saved there. */
function OwnLink({ programme: { locale }, words, token, opened, address }: BoxProps & { address: string }) {
  const { use, useHint, used } = words.here;
  return (
    <section className="my-box" aria-labelledby="here">
      <h2 id="here">{words.here.title}</h2>
      <p>{words.here.intro}</p>
      <Address locale={locale} address={address} />
      <div
        hidden
        data-island="use-here"
        data-festival={opened.festival.slug}
        data-token={token}
        data-full={fill(words.refused.full, MAX_SELECTED)}
        data-busy={words.refused.busy}
      >
        <p data-used className="good">
          {used}
        </p>
        <div data-ask>
          <p>
            <button type="button" className="btn">
              {use}
            </button>
          </p>
          <p className="hint">{useHint}</p>
          <p data-refused role="status" className="bad" />
        </div>
      </div>
      <p className="hint">{words.keep.year}</p>
    </section>
  );
}

/** Notifications on this device, until the festival is over; `now` is an instant. */
export function OwnPush({ programme: { document, locale }, token, opened, now }: BoxProps & { now: string }) {
  const icon = feedPaths(opened.festival.slug).icon('192.png', iconVersion(document));
  const place = { page: sitePaths(locale).my(token), post: pushAddresses.visitor(token), icon };
  const isOffered = !isFestivalOver(document, now);
  return <PushBox locale={locale} audience="visitor" place={place} isOffered={isOffered} className="my-box" />;
}

/** The calendar of the selection. Its address can only be read, so it may be given to Google. */
function OwnCalendar({ programme, words, token, opened }: BoxProps) {
  const { locale, siteUrl } = programme;
  if (siteUrl === null) return null;
  const t = setTranslator(locale, 'subscribe');
  const path = selectionAddresses.feed(opened.access === 'edit' ? derivedToken(token, 'calendar') : token);
  const name = `${programme.say(programme.document.festival.name)} – ${words.title}`;
  const { webcal, outlook, microsoft, https, google } = calendarAddresses(siteUrl, path, {
    locale,
    own: programme.document.festival.locale,
    name,
  });
  return (
    <section className="my-box" aria-labelledby="calendar">
      <h2 id="calendar">{t('mine')}</h2>
      <p>{words.calendar.intro}</p>
      <p className="acts">
        <a className="btn lamp" href={webcal}>
          {t('subscribe')}
        </a>
        <a className="btn" href={outlook}>
          {t('outlook.online')}
        </a>
        <a className="btn" href={microsoft}>
          {t('outlook.work')}
        </a>
      </p>
      <p className="hint">{words.calendar.openHint}</p>
      <p className="hint">{words.calendar.androidHint}</p>
      <Address locale={locale} label={t('address')} address={https} />
      <Address locale={locale} label={t('googleAddress')} address={google} />
      <p className="hint">{t('googleHint')}</p>
      <p>
        <a className="link" href={https}>
          {t('download')}
        </a>
      </p>
    </section>
  );
}

function OwnShare({ programme, words, token, opened, form }: BoxProps & { form: string }) {
  const { share } = words;
  return (
    <section className="my-box" aria-labelledby="share">
      <h2 id="share">{share.title}</h2>
      <p>{share.intro}</p>
      {opened.share === null ? (
        <p>
          <button type="submit" form={form} name="link" value="share" className="btn">
            {share.open}
          </button>
        </p>
      ) : (
        <>
          <Address
            locale={programme.locale}
            label={share.address}
            address={
              (programme.siteUrl ?? '') + sitePaths(programme.locale).my(derivedToken(token, `share ${opened.share}`))
            }
          />
          <p>
            <button type="submit" form={form} name="link" value="unshare" className="btn">
              {share.close}
            </button>
          </p>
          <p className="hint">{share.closeHint}</p>
        </>
      )}
    </section>
  );
}

/** In two taps: the first says what will be forgotten. */
function OwnForget({ words, form }: { words: SelectionWords; form: string }) {
  return (
    <details className="my-forget">
      <summary>{words.forget.address}</summary>
      <p>{words.forget.addressHint}</p>
      <p>
        <button type="submit" form={form} name="link" value="revoke" className="btn bad">
          {words.forget.yes}
        </button>
      </p>
    </details>
  );
}

import type { Programme } from '#app/_components/programme/programme.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import type { Limits } from '#lib/selections/best/limits.ts';
import { openWishes } from '#lib/selections/best/open-wishes.ts';
import type { Proposal } from '#lib/selections/best/proposal.ts';
import { programmeTimesOf } from '#lib/selections/draw-times.ts';
import { selectionPlanOf } from '#lib/selections/plan.ts';
import type { OpenedSelection } from '#lib/selections/queries.ts';
import { indexTimes } from '#lib/selections/times.ts';
import { Nothing } from './here.tsx';
import { MyPlan } from './my-plan.tsx';
import { OwnCalendar, OwnForget, OwnLink, OwnPush, OwnShare } from './own-links.tsx';
import { ProposalView } from './proposal.tsx';
import { ProposeForm } from './propose-form.tsx';
import { Say, TitleLink } from './say.tsx';
import { Wishes } from './wishes.tsx';
import { selectionWordsOf } from './words-of.ts';

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
  const minute = Math.floor(Date.parse(now) / 60_000);
  const { selection, access } = opened;
  const isOwn = access === 'edit';
  const drawing = { index, words, locale, form: isOwn ? FORM : null };
  const isEmpty = selection.events.length + selection.films.length === 0;
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

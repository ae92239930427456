import type { ReactNode } from 'react';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import type { PostedAct } from '#lib/volunteers/posted-act.ts';
import type { OwnView } from './own-view.ts';

/** What a form posted to a secret address needs. */
export type Posting = Pick<OwnView, 'token' | 'locale' | 'formKey'>;

/**
 * A form for one act of a volunteer. It works without scripts; without a network the island keeps
 * it and sends it later. `about` names what the act is about, with its version, so that two posts
 * of the same act count once; `name` finds the form in the page after the act was kept.
 */
export function ActForm({
  view,
  act,
  fields = {},
  about,
  className,
  children,
}: {
  view: Posting;
  act: PostedAct['act'];
  fields?: Readonly<Record<string, string | number>>;
  about: readonly (string | number)[];
  className?: string;
  children: ReactNode;
}) {
  const name = [act, ...Object.values(fields)].join('-');
  return (
    <form method="post" action={volunteerAddresses.post(view.token)} data-act={name} className={className}>
      <input type="hidden" name="locale" value={view.locale} />
      <input type="hidden" name="act" value={act} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <input type="hidden" name="clientKey" value={view.formKey(name, ...about)} />
      {children}
    </form>
  );
}

/**
 * The id of the one form in the page that all single taps belong to; what is tapped is the value of
 * its button.
 */
const TAPS = 'taps';

export const TapsForm = ({ view: { token, locale } }: { view: OwnView }) => (
  <form id={TAPS} method="post" action={volunteerAddresses.post(token)}>
    <input type="hidden" name="locale" value={locale} />
  </form>
);

/**
 * The button for an act that needs nothing else. `shown` names the place and hour of the shift as
 * this page shows it (`shownAs`), which is what a yes applies to.
 */
export function OwnActButton({
  view,
  act,
  fields = {},
  about,
  shown,
  look = 'btn',
  children,
}: Omit<Parameters<typeof ActForm>[0], 'className'> & { shown?: string; look?: string }) {
  const name = [act, ...Object.values(fields)].join('-');
  const tap = new URLSearchParams({ act, clientKey: view.formKey(name, ...about) });
  if (shown) tap.set('shown', shown);
  for (const [field, value] of Object.entries(fields)) tap.set(field, String(value));
  return (
    <button type="submit" form={TAPS} name="tap" value={tap.toString()} data-act={name} className={look}>
      {children}
    </button>
  );
}

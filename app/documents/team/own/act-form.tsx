import type { ReactNode } from 'react';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import type { PostedAct } from '#lib/volunteers/posted-act.ts';
import type { OwnView } from './own-view.ts';

/** What a form that is posted to a secret address is drawn with. */
export type Posting = Pick<OwnView, 'token' | 'locale' | 'formKey'>;

/**
 * One thing a volunteer can do: a form that works without scripts, and that the island keeps
 * without a network. `about` names what it is about, with its version, so that the same tap twice
 * is one act; `name` finds it again in the page once it was kept.
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
 * The form that all single taps belong to, once in the page: what is tapped stands in its button.
 */
const TAPS = 'taps';

export const TapsForm = ({ view: { token, locale } }: { view: OwnView }) => (
  <form id={TAPS} method="post" action={volunteerAddresses.post(token)}>
    <input type="hidden" name="locale" value={locale} />
  </form>
);

/**
 * An act that is one button. `shown` names when and where the shift it says yes to stands in this
 * page (`shownAs`).
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

import type { ReactNode } from 'react';
import { volunteerAddresses } from '../../../../../../lib/volunteers/addresses.ts';
import type { PostedAct } from '../../../../../../lib/volunteers/posted-act.ts';
import type { OwnView } from './own-view.ts';

/**
 * One thing a volunteer can do: a form that works without scripts, and that the island keeps without a network. `about` names what it is about, with its version,
 * so that the same tap twice is one act; `name` finds it again in the page once it was kept.
 */
export function ActForm({
  view,
  act,
  fields = {},
  about,
  className,
  children,
}: {
  view: OwnView;
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

/** An act that is one button. */
export function ActButton({
  label,
  look = 'btn',
  describedBy,
  ...form
}: Omit<Parameters<typeof ActForm>[0], 'children'> & { label: string; look?: string; describedBy?: string }) {
  return (
    <ActForm {...form}>
      <button type="submit" className={look} aria-describedby={describedBy}>
        {label}
      </button>
    </ActForm>
  );
}

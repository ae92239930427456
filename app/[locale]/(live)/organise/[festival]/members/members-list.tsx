'use client';

import { useTranslations } from 'next-intl';
import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { CopyField } from '#app/_ui/copy.tsx';
import { useNewest } from '#app/_ui/use-newest.ts';
import { changeRole, offerPasswordReset, remove } from './actions.ts';
import { ASKS_REMIT, type RemitChosen, RemitFields, type RemitOptions, remitTyped } from './remit-fields.tsx';

type MemberRow = {
  userId: number;
  name: string;
  email: string;
  role: string;
  remit: RemitChosen;
  isYou: boolean;
};

type Choice = { value: string; label: string };

/** The most boxes for themes and rooms drawn beside members who are no programmers. */
const MAX_BOXES = 1000;

/** A line for each member: name, role, and the button to remove them, each a native form. */
export function MembersList({
  slug,
  members,
  roles,
  options,
}: {
  slug: string;
  members: MemberRow[];
  roles: Choice[];
  options: RemitOptions;
}) {
  const t = useTranslations('accounts.members');
  const [changed, change] = useFormAction(changeRole, slug);
  const [removed, takeOut] = useFormAction(remove, slug);
  const [offered, offer] = useFormAction(offerPasswordReset, slug);
  const state = useNewest(changed, removed, offered);
  const link = state === offered && offered.ok === true ? offered.address : undefined;
  const choices = options.themes.length + options.rooms.length;
  // Above that number they appear once the role « programmer » is refused for lack of any.
  const isShort = members.length * choices <= MAX_BOXES;
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      {link && <CopyField key={link} value={link} label={t('resetLink')} />}
      <ul className="divide-y divide-line border-line border-y">
        {members.map((member) => {
          const { name, isYou } = member;
          return (
            <li
              key={member.userId}
              className="grid gap-x-5 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_18.5rem_5.5rem] md:items-start"
            >
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-3 font-semibold">
                  {name}
                  {isYou && <span className="flag plain">{t('you')}</span>}
                </p>
                <p className="hint break-words">{member.email}</p>
                {!isYou && <ResetWay member={member} action={offer} />}
              </div>
              <form action={change} className={`flex flex-wrap gap-2 ${ASKS_REMIT}`}>
                <input type="hidden" name="member" value={member.userId} />
                <select
                  key={member.role}
                  name="role"
                  aria-label={t('roleOf', { name })}
                  defaultValue={askedRole(changed, member) ?? member.role}
                  className="input w-auto min-w-[11rem] flex-1"
                >
                  {roles.map((role) => (
                    <option key={role.value} value={role.value}>
                      {role.label}
                    </option>
                  ))}
                </select>
                <button type="submit" className="btn">
                  {t('change')}
                </button>
                {(member.role === 'programmer' || isOf(changed, member) || isShort) && (
                  <RemitFields
                    key={JSON.stringify(member.remit)}
                    options={options}
                    chosen={isOf(changed, member) ? remitTyped(changed.values) : member.remit}
                    error={isOf(changed, member) ? changed.fields.remit : undefined}
                  />
                )}
              </form>
              <WayOut member={member} action={takeOut} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type Way = { member: MemberRow; action: (form: FormData) => void };

/** Makes a link for a member who forgot their password. */
function ResetWay({ member: { userId, name }, action }: Way) {
  const t = useTranslations('accounts.members');
  return (
    <details className="mt-1">
      <summary className="link min-h-[44px] w-fit py-2" aria-label={t('resetNamed', { name })}>
        {t('reset')}
      </summary>
      <form action={action} className="grid max-w-[34rem] gap-3 py-2">
        <input type="hidden" name="member" value={userId} />
        <p>{t('resetAsk', { name })}</p>
        <button type="submit" className="btn justify-self-start">
          {t('inviteSubmit')}
        </button>
      </form>
    </details>
  );
}

/** The button to leave or to remove a member. */
function WayOut({ member: { userId, name, isYou }, action }: Way) {
  const t = useTranslations('accounts.members');
  return (
    <details className="relative max-md:-ml-[1.1em] md:justify-self-end">
      <summary
        className="btn quiet list-none text-bad [&::-webkit-details-marker]:hidden"
        aria-label={isYou ? t('leaveSure') : t('removeNamed', { name })}
      >
        {t(isYou ? 'leave' : 'remove')}
      </summary>
      <form
        action={action}
        className="mt-2 grid gap-3 rounded-card border border-bad bg-bad-bg p-4 shadow-card max-md:ml-[1.1em] md:absolute md:right-0 md:z-10 md:w-[24rem]"
      >
        <input type="hidden" name="member" value={userId} />
        <p>{isYou ? t('leaveAsk') : t('removeAsk', { name })}</p>
        <button type="submit" className="btn bad justify-self-start">
          {t(isYou ? 'leaveSure' : 'removeSure')}
        </button>
      </form>
    </details>
  );
}

type Refused = Extract<FormState, { ok: false }>;
/** Whether a refused form was about this member. */
const isOf = (state: FormState, { userId }: MemberRow): state is Refused =>
  state.ok === false && state.values.member === String(userId);

/** The role chosen for this member in a form that was refused. */
const askedRole = (state: FormState, member: MemberRow): string | undefined =>
  isOf(state, member) && typeof state.values.role === 'string' ? state.values.role : undefined;

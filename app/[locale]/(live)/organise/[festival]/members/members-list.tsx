'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { FormAnswer } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { textsIn } from '#app/_server/form-data.ts';
import { CopyField } from '#app/_ui/copy.tsx';
import { Check, type Option, TextField } from '#app/_ui/field.tsx';
import { useNewest } from '#app/_ui/form-status.tsx';
import { LinkForm } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';
import { changeRole, offerPasswordReset, remove } from './actions.ts';

type MemberRow = {
  userId: number;
  name: string;
  email: string;
  role: string;
  remit: RemitChosen;
  isYou: boolean;
};

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
  roles: Option[];
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
    <details className="relative md:justify-self-end">
      <summary
        className="btn quiet flush list-none text-bad [&::-webkit-details-marker]:hidden"
        aria-label={isYou ? t('leaveSure') : t('removeNamed', { name })}
      >
        {t(isYou ? 'leave' : 'remove')}
      </summary>
      <form
        action={action}
        className="mt-2 grid gap-3 rounded-card border border-bad bg-bad-bg p-4 shadow-card md:absolute md:right-0 md:z-10 md:w-[24rem]"
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

/**
 * Where to send the invitation, the role, the themes and rooms of a programmer, and a note of who
 * it is for; then the link, shown once.
 */
export function InviteForm({
  action,
  clientKey,
  roles,
  options,
  hasMail,
  open,
}: Pick<ComponentProps<typeof LinkForm>, 'action' | 'open'> & {
  clientKey: string;
  roles: (Option & { may: string })[];
  options: RemitOptions;
  /** Whether mails can be sent. */
  hasMail: boolean;
}) {
  const t = useTranslations('accounts.members');
  const labels = {
    label: t('inviteLabel'),
    labelHint: t('inviteLabelHint'),
    submit: t('inviteSubmit'),
    link: t('inviteLink'),
  };
  return (
    <LinkForm name="invite" action={action} clientKey={clientKey} open={open} labels={labels}>
      {(typed, errors) => (
        <>
          {hasMail && (
            <TextField
              name="address"
              type="email"
              label={t('inviteAddress')}
              hint={t('inviteAddressHint')}
              maxLength={254}
              autoComplete="off"
              defaultValue={String(typed.address ?? '')}
              error={errors.address}
            />
          )}
          <fieldset className={ASKS_REMIT}>
            <legend className="label">{t('role')}</legend>
            <div className="mt-2 grid gap-2 sm:grid-cols-2 min-[86rem]:grid-cols-1">
              {roles.map((role) => (
                <label
                  key={role.value}
                  className="flex cursor-pointer items-start gap-3 rounded-card border-[1.5px] border-line bg-surface p-3 hover:border-ink has-[:checked]:border-accent has-[:checked]:bg-accent-soft"
                >
                  <input
                    type="radio"
                    name="role"
                    value={role.value}
                    defaultChecked={(typed.role ?? 'organiser') === role.value}
                    className="mt-1 size-5 flex-none accent-accent"
                  />
                  <span>
                    <span className="block font-semibold">{role.label}</span>
                    <span className="hint block">{role.may}</span>
                  </span>
                </label>
              ))}
            </div>
            <div className="mt-3">
              <RemitFields options={options} chosen={remitTyped(typed)} error={errors.remit} />
            </div>
          </fieldset>
        </>
      )}
    </LinkForm>
  );
}

type RemitOptions = Record<'themes' | 'rooms', Option[]>;
type RemitChosen = Record<'themes' | 'rooms', readonly string[]>;

/**
 * For the element around a choice of roles: only for a programmer the themes and rooms are shown.
 */
const ASKS_REMIT = '[&:not(:has([value=programmer]:checked))_.remit]:hidden';

/** The themes and rooms of a programmer. */
function RemitFields({
  options,
  chosen,
  error,
}: {
  options: RemitOptions;
  chosen: RemitChosen;
  error?: string | undefined;
}) {
  const t = useTranslations('accounts.members');
  const groups = (['themes', 'rooms'] as const).filter((group) => options[group].length > 0);
  return (
    <fieldset className="remit grid w-full gap-2 rounded-card bg-sunk p-3">
      <legend className="label float-left">{t('remit')}</legend>
      <p className="hint">{t(groups.length > 0 ? 'remitHint' : 'remitNone')}</p>
      {error && (
        <p className="error" id="remit-error">
          {error}
        </p>
      )}
      {groups.map((group) => (
        <fieldset
          key={group}
          className="min-w-0"
          // An id must be unique in the page, where each member has such fields; the summary links
          // to the refused ones.
          {...(error && group === groups[0] && { id: 'remit', 'aria-describedby': 'remit-error' })}
          tabIndex={-1}
        >
          <legend className="hint font-semibold">{t(group === 'themes' ? 'remitThemes' : 'remitRooms')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {options[group].map(({ value, label }) => (
              <Check
                key={value}
                name={`${group}[]`}
                value={value}
                label={label}
                defaultChecked={chosen[group].includes(value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

/** The boxes ticked in a form that was refused. */
const remitTyped = (values: { [key: string]: unknown }): RemitChosen => ({
  themes: textsIn(values.themes),
  rooms: textsIn(values.rooms),
});

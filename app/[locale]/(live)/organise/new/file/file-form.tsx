'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { ReadFileForm } from '#app/_components/importing/read-file-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import type { PartAnswer } from '#app/api/archives/parts/route.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { archivePartsPost, sitePaths } from '#lib/i18n/paths.ts';
import { bringFestival, chooseFile } from './actions.ts';

/** The size of a part, in bytes. */
const PART = 8_000_000;
/** How often a part is tried, and the pause after a broken connection, in milliseconds. */
const TRIES = 5;
const WAIT = 3000;

type FileFormProps = { locale: Locale; labels: Record<'file' | 'fileHint' | 'read' | 'reading' | 'failed', string> };

/**
 * A form to choose a file. An archive, or a file too large for a form, is sent in parts, which
 * needs a script.
 */
export function FileForm({ locale, labels }: FileFormProps) {
  const router = useRouter();
  const isLive = useLive();
  const choose = async (state: FormState, form: FormData): Promise<FormState> => {
    const file = form.get('file');
    const isForForm = !(file instanceof File) || (file.size <= MAX_OF_FILE.bytes && !file.name.endsWith('.tar'));
    if (isForForm) return chooseFile(state, form);
    const sent = await sendParts(file, locale).catch(() => ({ ok: false, message: labels.failed }) as const);
    if (!sent.ok) return { ...sent, fields: {}, values: {} };
    router.push(sitePaths(locale).newFromFile(sent.kept));
    return state;
  };
  return (
    <ReadFileForm
      action={isLive ? choose : chooseFile}
      accept=".gz,.json,.tar,application/gzip,application/json,application/x-tar"
      labels={labels}
    />
  );
}

async function sendParts(file: File, locale: Locale): Promise<PartAnswer> {
  let kept: string | null = null;
  for (let at = 0; at < file.size; at += PART) {
    const said = await sendPart(archivePartsPost(locale, at, kept), file.slice(at, at + PART));
    if (!said.ok) return said;
    kept = said.kept;
  }
  return { ok: true, kept: kept ?? '' };
}

/**
 * Sends a part, again if the connection breaks: otherwise a large archive would have to be sent
 * from the beginning.
 */
async function sendPart(address: string, part: Blob, tries = TRIES): Promise<PartAnswer> {
  try {
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await fetch(address, { method: 'POST', body: part, headers });
    return (await answer.json()) as PartAnswer;
  } catch (error) {
    if (tries === 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    return sendPart(address, part, tries - 1);
  }
}

type BringFormProps = {
  kept: string;
  clientKey: string;
  slug: string;
  labels: Record<'slug' | 'slugHint' | 'make' | 'making', string>;
  children: ReactNode;
};

/** The address of the new festival, and the button that makes it. */
export function BringForm({ kept, clientKey, slug, labels, children }: BringFormProps) {
  const [state, action, isPending] = useFormAction(bringFestival, kept);
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="grid max-w-[46rem] gap-5">
      <RefusedSummary state={state} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <TextField
        name="slug"
        label={labels.slug}
        hint={labels.slugHint}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        defaultValue={String(refused?.values.slug ?? slug)}
        error={refused?.fields.slug}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="btn lamp" aria-disabled={isPending}>
          {isPending ? labels.making : labels.make}
        </button>
        {children}
      </div>
    </form>
  );
}

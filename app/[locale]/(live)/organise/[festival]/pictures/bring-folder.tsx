'use client';

import { FolderUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PictureSubject } from '#lib/model/documents.ts';
import { isPictureName } from '#lib/pictures/matching.ts';
import { type PictureUse, type Subject, USES } from '#lib/pictures/subject.ts';
import { type PicturesPlan, planPictures } from './actions.ts';
import { SendingNote, TAKEN, type ToSend, useDropping, useSending } from './add-pictures.tsx';

/** A file that may be imported, with its folders. */
type Found = Readonly<{ file: File; path: string }>;
type Row = Found & Readonly<{ of: PictureSubject | ''; use: PictureUse | ''; isCertain: boolean }>;

const usesOf = (of: PictureSubject) => USES[of.split(':')[0] as Subject['kind']];

/** All files below what was dropped; a folder lists its entries in several parts. */
async function filesOf(entry: FileSystemEntry): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: entry.fullPath }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesOf(one)));
  }
}

/**
 * Imports files or a whole folder: first it shows what each seems to be of, and asks about doubtful
 * ones.
 */
export function BringFolder({ slug }: { slug: string }) {
  const t = useTranslations('pictures');
  const [note, setNote] = useState<'reading' | 'tooMany' | 'failed' | 'none' | null>(null);
  const [plan, setPlan] = useState<{ rows: readonly Row[]; subjects: PicturesPlan['subjects'] } | null>(null);
  const { send, sent, isSending } = useSending(slug);

  const propose = async (finding: readonly Found[] | Promise<readonly Found[]>) => {
    setNote('reading');
    setPlan(null);
    try {
      const found = (await finding).filter(({ file }) => isPictureName(file.name));
      if (found.length === 0) return setNote('none');
      const answer = await planPictures(
        slug,
        found.map(({ path }) => path),
      );
      if (answer === null) return setNote('tooMany');
      const rows = found.map((one, at): Row => {
        const match = answer.matches[at];
        return { ...one, of: match?.of ?? '', use: match?.use ?? '', isCertain: match?.isCertain ?? false };
      });
      setPlan({ rows, subjects: answer.subjects });
      setNote(null);
    } catch {
      setNote('failed');
    }
  };

  const dropping = useDropping(({ items }) => {
    // The entries exist only during the event.
    const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    void propose(Promise.all(entries.map(filesOf)).then((found) => found.flat()));
  });

  const toSend = (plan?.rows ?? []).flatMap(({ file, of, use }): ToSend[] => (of === '' ? [] : [{ file, of, use }]));
  const change = (changed: Row, told: Partial<Row>) =>
    setPlan((now) => now && { ...now, rows: now.rows.map((row) => (row === changed ? { ...row, ...told } : row)) });
  const asked = plan?.rows.filter(({ isCertain }) => !isCertain) ?? [];
  const certain = plan?.rows.filter(({ isCertain }) => isCertain) ?? [];

  return (
    <section aria-labelledby="bring-folder" className="card mb-5 grid gap-3 p-[clamp(1rem,2vw,1.5rem)]">
      <h2 id="bring-folder" className="text-[1.2rem]">
        {t('folder.title')}
      </h2>
      <fieldset aria-label={t('folder.title')} {...dropping}>
        <FolderUp aria-hidden size={24} />
        <span className="grid gap-2">
          <span className="text-soft">{t('folder.text')}</span>
          <span className="flex flex-wrap gap-2">
            {(['files', 'folder'] as const).map((what) => (
              <label key={what} className="btn relative">
                {t(`folder.${what}`)}
                <input
                  type="file"
                  multiple
                  accept={TAKEN}
                  disabled={isSending}
                  // React does not know this attribute.
                  ref={(input) => {
                    if (what === 'folder') input?.setAttribute('webkitdirectory', '');
                  }}
                  onChange={(event) => {
                    const files = [...(event.target.files ?? [])];
                    event.target.value = '';
                    void propose(files.map((file) => ({ file, path: file.webkitRelativePath || file.name })));
                  }}
                />
              </label>
            ))}
          </span>
        </span>
      </fieldset>
      <p role="status" className="text-soft empty:hidden">
        {note ? t(`folder.${note}`) : ''}
      </p>
      {plan && (
        <>
          {asked.length > 0 && (
            <>
              <h3>{t('folder.asked', { count: asked.length })}</h3>
              <p className="hint">{t('folder.askedHint')}</p>
              <Rows rows={asked} subjects={plan.subjects} change={change} />
            </>
          )}
          {certain.length > 0 && (
            <details open={asked.length === 0}>
              <summary>{t('folder.certain', { count: certain.length })}</summary>
              <Rows rows={certain} subjects={plan.subjects} change={change} />
            </details>
          )}
          <div className="flex flex-wrap gap-2">
            <button
              type="button"
              className="btn lamp"
              disabled={toSend.length === 0}
              onClick={() => {
                setPlan(null);
                void send(toSend);
              }}
            >
              {t('folder.send', { count: toSend.length })}
            </button>
            <button type="button" className="btn" onClick={() => setPlan(null)}>
              {t('folder.cancel')}
            </button>
          </div>
        </>
      )}
      <SendingNote slug={slug} sent={sent} />
    </section>
  );
}

/** Files with what each was taken for, which can be changed. */
function Rows({
  rows,
  subjects,
  change,
}: {
  rows: readonly Row[];
  subjects: PicturesPlan['subjects'];
  change: (row: Row, told: Partial<Row>) => void;
}) {
  const t = useTranslations('pictures');
  const kinds = ['film', 'person', 'venue', 'room', 'theme', 'series', 'page', 'partner'] as const;
  return (
    <ul className="folder-rows">
      {rows.map((row) => (
        <li key={row.path}>
          <span className="min-w-0 break-words">{row.path.replace(/^\//, '')}</span>
          <select
            className="input"
            aria-label={t('folder.of', { name: row.file.name })}
            value={row.of}
            onChange={(event) => {
              const of = event.target.value as Row['of'];
              const use = of !== '' && row.use !== '' && usesOf(of).includes(row.use) ? row.use : '';
              change(row, { of, use: use || (of === '' ? '' : usesOf(of)[0]) });
            }}
          >
            <option value="">{t('folder.leave')}</option>
            <option value="festival">{t('of.festival')}</option>
            {kinds.map((kind) => {
              const own = subjects.filter(({ of }) => of.startsWith(`${kind}:`));
              return (
                own.length > 0 && (
                  <optgroup key={kind} label={t(`of.${kind}`)}>
                    {own.map(({ of, label }) => (
                      <option key={of} value={of}>
                        {label}
                      </option>
                    ))}
                  </optgroup>
                )
              );
            })}
          </select>
          {row.of !== '' && usesOf(row.of).length > 1 ? (
            <select
              className="input"
              aria-label={t('folder.use', { name: row.file.name })}
              value={row.use}
              onChange={(event) => change(row, { use: event.target.value as PictureUse })}
            >
              {usesOf(row.of).map((use) => (
                <option key={use} value={use}>
                  {t(`use.${use}`)}
                </option>
              ))}
            </select>
          ) : (
            <span />
          )}
        </li>
      ))}
    </ul>
  );
}

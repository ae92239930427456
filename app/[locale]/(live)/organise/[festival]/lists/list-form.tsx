'use client';

import type { ReactNode } from 'react';
import { boundAction } from '#app/_components/bound-action.ts';
import { PlanForm } from '#app/_components/importing/plan-form.tsx';
import { ReadFileForm } from '#app/_components/importing/read-file-form.tsx';
import { type ListPlace, readPostedList, sayOfPostedList, settleEventList } from './actions.ts';

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.ods,text/csv,text/plain';

type Labels = Record<'paste' | 'pasteHint' | 'file' | 'fileHint' | 'tooLarge' | 'read', string>;

/** Cells to paste or a file to choose. */
export function ListForm({ slug, list, labels }: { slug: string; list: string; labels: Labels }) {
  const { paste, pasteHint, ...rest } = labels;
  return (
    <ReadFileForm
      action={boundAction(readPostedList, { slug, list })}
      accept={ACCEPT}
      labels={{ ...rest, paste: { label: paste, hint: pasteHint, rows: 10, isFirst: true } }}
    />
  );
}

type PlanFormProps<P> = { place: P; plan: string; children: ReactNode };

export function ListPlanForm({ place, ...rest }: PlanFormProps<ListPlace>) {
  return <PlanForm action={boundAction(sayOfPostedList, place)} {...rest} />;
}

/** The same of a list of séances, whose plan stands on a page of its own. */
export function EventListForm({ place, ...rest }: PlanFormProps<Omit<ListPlace, 'list'>>) {
  return <PlanForm action={boundAction(settleEventList, place)} {...rest} />;
}

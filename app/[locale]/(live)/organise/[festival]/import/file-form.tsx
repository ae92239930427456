'use client';

import type { ReactNode } from 'react';
import { boundAction } from '#app/_components/bound-action.ts';
import { PlanForm } from '#app/_components/importing/plan-form.tsx';
import { ReadFileForm } from '#app/_components/importing/read-file-form.tsx';
import { type FilePlace, readProgramme, sayOfPlan } from './actions.ts';

const ACCEPT = '.xml,.json,.js,.ics,.ical,.csv,.tsv,.txt,.xlsx,.ods,text/*,application/json,application/xml';

type Labels = Record<'file' | 'fileHint' | 'tooLarge' | 'paste' | 'pasteHint' | 'read' | 'reading', string>;

/** The file of another program to choose, or what it holds to paste. */
export function FileForm({ slug, labels }: { slug: string; labels: Labels }) {
  const { paste, pasteHint, ...rest } = labels;
  return (
    <ReadFileForm
      action={boundAction(readProgramme, slug)}
      accept={ACCEPT}
      labels={{ ...rest, paste: { label: paste, hint: pasteHint, rows: 6 } }}
    />
  );
}

type PlanFormProps = { place: FilePlace; plan: string; working: string; children: ReactNode };

export function FilePlanForm({ place, ...rest }: PlanFormProps) {
  return <PlanForm action={boundAction(sayOfPlan, place)} {...rest} />;
}

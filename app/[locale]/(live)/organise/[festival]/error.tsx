'use client';

import { Failure, type FailureProps } from '#app/_components/failure.tsx';

/** Shown when a page of the desk failed; the navigation stays around it. */
export default function DeskError(props: FailureProps) {
  return <Failure {...props} isFramed />;
}

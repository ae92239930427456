'use client';

import { Failure, type FailureProps } from '#app/_components/failure.tsx';

/** A page of the desk that failed: the sections stay around it. */
export default function DeskError(props: FailureProps) {
  return <Failure {...props} isFramed />;
}

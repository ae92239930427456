import { DoorRefusal } from '#app/_components/refusal.tsx';

/** 403 where a page did not answer it itself (app/_server/refusal.tsx): a script draws this. */
export default function Forbidden() {
  return <DoorRefusal status={403} />;
}

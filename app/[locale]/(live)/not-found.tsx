import { DoorRefusal } from '#app/_components/refusal.tsx';

/** 404 where a page did not answer it itself (app/_server/refusal.tsx): a script draws this. */
export default function LiveNotFound() {
  return <DoorRefusal status={404} />;
}

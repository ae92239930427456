const TYPED_AS: Readonly<Record<string, readonly string[]>> = {
  date: ['day'],
  startsAt: ['from', 'day'],
  endsAt: ['until'],
  fromMinutes: ['fromMinutes', 'fromSide'],
  toMinutes: ['toMinutes', 'toSide'],
};

/** The fields of its form that hold what is saved of a shift under `name`; the first names it. */
export const shiftFieldsOf = (name: string): readonly string[] => TYPED_AS[name] ?? [name];

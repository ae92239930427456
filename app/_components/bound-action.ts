type Action<Place, State> = (place: Place, state: State, form: FormData) => Promise<State>;

// Of one action, by the place it is bound to.
const bound = new WeakMap<object, Map<string, unknown>>();
const KEPT = 500;

/**
 * `action.bind(null, place)`, the same function for the same place. Client components bind their actions with this: on the server
 * React waits for the bound arguments of a form that was posted without a script, and draws the component again; a new binding each
 * time would keep it waiting for ever, and the browser with it.
 */
export function boundAction<Place, State>(
  action: Action<Place, State>,
  place: Place,
): (state: State, form: FormData) => Promise<State> {
  const places = bound.get(action) ?? new Map<string, unknown>();
  bound.set(action, places);
  const key = JSON.stringify(place);
  const made = (places.get(key) ?? action.bind(null, place)) as (state: State, form: FormData) => Promise<State>;
  places.delete(key);
  places.set(key, made);
  const oldest = places.keys().next().value;
  if (places.size > KEPT && oldest !== undefined) places.delete(oldest);
  return made;
}

import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { eventInput } from '#lib/events/schema.ts';

/** Checks the form of a séance with the same rules as its action. */
export const eventCheck = (festival: FormChoices['festival']) =>
  zodResolver(eventInput(festival)) as unknown as Resolver<EventFormValues>;

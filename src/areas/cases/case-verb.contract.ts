import type { z } from 'zod';
import { byReference, verbsOf } from './case-endpoint.contract.ts';
import { caseView } from './reading/views.contract.ts';

/** A verb on one thing of the case: its id stands in the path too. */
export const verbOn = verbsOf('Cases', caseView);
/** A verb of the case: it answers with the case as it leaves it. */
export const verb = <B extends z.ZodType>(
  method: 'POST' | 'PUT' | 'DELETE' | 'PATCH',
  path: string,
  summary: string,
  body: B,
  errors: readonly string[] = [],
) => verbOn(method, path, summary, byReference, body, errors);

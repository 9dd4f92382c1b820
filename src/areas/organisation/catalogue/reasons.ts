import { personOf } from '#areas/identity/index.ts';
import { demand } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { changedFields } from '../changed-fields.rules.ts';
import type { ContactReason } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { findReason, putReasons } from './store.ts';

/** Adds a reason or changes the one of that code; the code itself stays, figures are kept by it. */
export async function putReason(work: Work, reason: ContactReason): Promise<ContactReason> {
  demand(mayManage(personOf(work)));
  const before = await findReason(work.db, reason.code);
  const fields = before ? changedFields(before, reason) : ['code'];
  if (fields.length === 0) return reason;
  await putReasons(work.db, [reason]);
  record(
    work,
    ['reason', reason.code],
    'reason.changed',
    before ? { fields, active: reason.active } : { created: true, stage: reason.stage },
  );
  return reason;
}

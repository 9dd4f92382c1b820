import { companyInUse, isAbsent, onDuty, substituteFor, type AreaInUse } from '#areas/organisation/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import type { Addressee } from './mails.ts';
import { leadsOf } from './whom.store.ts';

export type ToldBecause = 'duty' | 'address' | 'head' | 'member';

/** Who is written to when an area is asked: on duty, else the area's address, else its head, else a member; never whoever asks. Null when there is nobody. */
export async function whomToTell(
  db: Db,
  area: Pick<AreaInUse, 'id' | 'name' | 'email' | 'headId' | 'memberIds'>,
  askedBy: string,
  now: Date,
): Promise<(Addressee & { because: ToldBecause }) | null> {
  const another = (one: Addressee | null): one is Addressee => one !== null && one.personId !== askedBy;
  const duty = await person(db, await onDuty(db, { purpose: 'area', areaId: area.id }, now));
  if (another(duty)) return { ...duty, because: 'duty' };
  if (area.email && !(await isTheirs(db, area.email, askedBy)))
    return { personId: null, name: area.name, address: area.email, language: await ofCompany(db), because: 'address' };
  const head = await present(db, area.headId, now);
  if (another(head)) return { ...head, because: 'head' };
  for (const id of area.memberIds) {
    const member = await present(db, id, now);
    if (another(member)) return { ...member, because: 'member' };
  }
  return null;
}

/** In a small company the address of an area may be the very one of whoever asks it. */
async function isTheirs(db: Db, address: string, askedBy: string): Promise<boolean> {
  const asker = askedBy ? (await peopleByIds(db, [askedBy])).get(askedBy) : undefined;
  return asker?.email.toLowerCase() === address.toLowerCase();
}

/** The head of an area, or who stands in while that one is away. */
export async function headOf(db: Db, headId: string | null, now: Date): Promise<Addressee | null> {
  return present(db, headId, now);
}

/** Who leads this person: the leads of their teams, else any lead, else the Director. */
export async function leadOf(db: Db, personId: string, now: Date): Promise<Addressee | null> {
  for (const id of await leadsOf(db, personId)) {
    const lead = await present(db, id, now);
    if (lead) return lead;
  }
  return null;
}

/** This person, or who stands in while they are away. */
export async function present(db: Db, id: string | null, now: Date): Promise<Addressee | null> {
  if (!id) return null;
  return person(db, (await isAbsent(db, id, now)) ? ((await substituteFor(db, id, now)) ?? id) : id);
}

/** People who have left are nobody to write to. */
async function person(db: Db, id: string | null): Promise<Addressee | null> {
  if (!id) return null;
  const found = (await peopleByIds(db, [id])).get(id);
  if (found?.status !== 'active') return null;
  return { personId: id, name: found.name, address: found.email, language: found.language };
}

async function ofCompany(db: Db): Promise<Language> {
  return (await companyInUse(db)).language === 'en' ? 'en' : 'es';
}

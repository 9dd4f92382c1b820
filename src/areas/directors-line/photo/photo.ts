import { companyInUse } from '#areas/organisation/index.ts';
import { demand, invalid, missing, no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import { fileKind } from '#platform/mail/content/mime/file-kind.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { directorOf } from '../line.ts';
import { maySetLine } from '../line.rules.ts';
import { photoApi as api, PHOTO_LIMIT, PHOTO_TYPES } from './contract.ts';
import { photoOf, removePhoto, writePhoto, type PhotoRow } from './photo.store.ts';

type Photo = CallOutput<typeof api.getDirectorPhoto>;

/** The Director's own, and whoever administers for them. */
function maySetPhoto(actor: Actor, directorId: string | null): Verdict {
  const administers = actor.kind === 'person' && actor.roles.includes('administrator');
  return administers || maySetLine(actor, directorId).ok ? YES : no('direct.not_yours');
}

async function getDirectorPhoto(work: Work): Promise<Photo> {
  const director = await directorOf(work.db);
  const photo = director && (await photoOf(work.db, director.id));
  const verdict = maySetPhoto(work.actor, director?.id ?? null);
  return {
    director: director && { id: director.id, name: director.name },
    address: photo ? photoAddress(photo.sha256) : null,
    can: { set: verdict.ok ? true : verdict.reason },
  };
}

/** Kept as it comes: what it is is told by its bytes, not by its name. @throws {DomainError} direct.no_director, direct.photo_wrong, direct.photo_large */
export async function setDirectorPhoto(work: Work, image: string | null): Promise<Photo> {
  const { directorId } = await companyInUse(work.db);
  demand(maySetPhoto(work.actor, directorId));
  if (!directorId) throw missing('direct.no_director');
  if (image === null) await removePhoto(work.db, directorId);
  else await keep(work, directorId, Buffer.from(image, 'base64'));
  record(work, ['direct', 'settings'], 'direct.photo_changed', { person: directorId, removed: image === null });
  return getDirectorPhoto(work);
}

async function keep(work: Work, directorId: string, bytes: Buffer): Promise<void> {
  if (bytes.length > PHOTO_LIMIT) throw invalid('direct.photo_large');
  const kind = await fileKind(bytes, 'application/octet-stream', '');
  const type = PHOTO_TYPES.find((one) => one === kind);
  if (!type) throw invalid('direct.photo_wrong');
  const { sha256, size } = await work.house.files.put(bytes);
  await writePhoto(work.db, directorId, { sha256, size, type }, work.now);
}

/** The one of whoever directs now, by its content: nobody else's is shown. */
export async function publicPhoto(db: Db, sha256: string): Promise<PhotoRow | undefined> {
  const director = await directorOf(db);
  const photo = director && (await photoOf(db, director.id));
  return photo && photo.sha256 === sha256 ? photo : undefined;
}

export function photoAddress(sha256: string): string {
  return `/direccion/foto/${sha256}`;
}

export const photoRoutes = [
  route(api.getDirectorPhoto, (work) => getDirectorPhoto(work)),
  route(api.setDirectorPhoto, (work, { body }) => setDirectorPhoto(work, body.image)),
];

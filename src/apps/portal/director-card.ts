import { directorOf, photoAddress, photoOf } from '#areas/directors-line/index.ts';
import type { Db } from '#platform/db/index.ts';

export interface DirectorCard {
  name: string;
  title: string | null;
  /** Address of the photo; null while none is set. */
  photo: string | null;
  initials: string;
}

/** Whoever directs, as customers see them; null while nobody does. */
export async function directorCard(db: Db): Promise<DirectorCard | null> {
  const director = await directorOf(db);
  if (!director) return null;
  const { id, name, title } = director;
  const photo = await photoOf(db, id);
  return { name, title: title || null, photo: photo ? photoAddress(photo.sha256) : null, initials: initialsOf(name) };
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/);
  return `${words[0]?.[0] ?? ''}${words[1]?.[0] ?? ''}`.toUpperCase();
}

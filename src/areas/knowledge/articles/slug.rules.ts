const LONGEST = 70;

/** «¿Cómo devuelvo un pedido?» → `como-devuelvo-un-pedido`: what a public page is called. Empty where nothing of it is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug && slug.length + word.length >= LONGEST) break;
    slug += `${slug ? '-' : ''}${word.slice(0, LONGEST)}`;
  }
  return slug;
}

/** Names already taken get a number. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  if (slug && !taken.includes(slug)) return slug;
  for (let n = 2; ; n += 1) {
    const next = `${slug || 'articulo'}-${n}`;
    if (!taken.includes(next)) return next;
  }
}

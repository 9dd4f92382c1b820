/** The address of a link as one types it: a page with or without its beginning, an e-mail, a telephone. Nothing: it is none. */
export function linkAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d ().-]{6,20}$/.test(text)) return `tel:${text.replaceAll(/[^\d+]/g, '')}`;
  if (/^(?:mailto|tel):\S+$/i.test(text)) return text;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, href } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') ? href : undefined;
}

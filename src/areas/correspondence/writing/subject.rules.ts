// What mail programs put before a subject when they answer or forward, in the languages our customers write in.
const PREFIX = /^(?:re|rv|fw|fwd|aw|wg|sv|vs|res|enc|rif|ref|tr|rsp|resp|reenv[ií]o)(?:\s?[[(]\d+[\])])?\s?:\s*/i;

/** The subject as the customer wrote it: without «Re:», «RV:» or the reference we put there. */
export function plainSubject(reference: string, subject: string): string {
  const ours = `[${reference}]`;
  let rest = subject.trim();
  for (;;) {
    const shorter = (rest.startsWith(ours) ? rest.slice(ours.length) : rest.replace(PREFIX, '')).trim();
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

/**
 * «Re: [RC-24817] Pedido incompleto». The reference stands in brackets before the customer's words because that is where programs
 * overlook it when they group a conversation (RFC 5256 base subject; Gmail does the same); after them it would break the thread.
 */
export function caseSubject(reference: string, subject: string, answers: boolean): string {
  return `${answers ? 'Re: ' : ''}[${reference}] ${plainSubject(reference, subject)}`.trim();
}

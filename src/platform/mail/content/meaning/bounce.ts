import { parseMessageIds } from '../mime/structured-header.ts';
import type { BouncedRecipient, MailBounce } from '../types.ts';

// Delivery reports: RFC 3464, and the free-form ones of Exchange, Gmail, Postfix, qmail and Exim in Spanish and English.

export interface BounceEvidence {
  /** Content of the message/delivery-status part. */
  report: string | null;
  /** Header block of the returned mail (or of its copy in text/rfc822-headers). */
  returned: string | null;
  text: string;
  subject: string;
  fromAddress: string;
  nullSender: boolean;
  failedRecipients: string;
  /** In-Reply-To and References of the report itself: Gmail and Exchange name the original there. */
  related: string[];
}

const MOST_RECIPIENTS = 50;

export function readBounce(evidence: BounceEvidence): MailBounce | null {
  const recipients = evidence.report === null ? freeForm(evidence) : standard(evidence.report);
  if (recipients === null) return null;
  const worst =
    recipients.find(({ permanent }) => permanent) ??
    recipients.find(({ action }) => action === 'failed') ??
    recipients[0];
  const { address, ...verdict } = worst ?? unknownFailure();
  return { originalMessageId: originalId(evidence), recipient: address, ...verdict, recipients };
}

function unknownFailure(): BouncedRecipient {
  return { address: '', status: '', action: 'failed', diagnostic: '', permanent: false };
}

/** Groups of `Field: value` lines, the first about the mail, the others one a recipient. */
function standard(report: string): BouncedRecipient[] {
  const recipients: BouncedRecipient[] = [];
  for (const group of report.slice(0, 200_000).split(/\r?\n[ \t]*\r?\n/)) {
    const fields = readFields(group);
    const address = addressOf(fields.get('original-recipient')) || addressOf(fields.get('final-recipient'));
    const action = fields.get('action')?.trim().toLowerCase() ?? '';
    if (address === '' && action === '') continue;
    const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
    const known = /^(?:delayed|delivered|relayed|expanded)$/.test(action)
      ? (action as BouncedRecipient['action'])
      : 'failed';
    const diagnostic = clip((fields.get('diagnostic-code') ?? '').replace(/^\s*[\w-]{1,20}\s*;\s*/, ''));
    recipients.push({
      address,
      status,
      action: known,
      diagnostic,
      permanent: known === 'failed' && !isTemporary(status, diagnostic),
    });
    if (recipients.length >= MOST_RECIPIENTS) break;
  }
  return recipients;
}

function readFields(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; <ana@example.es>` → ana@example.es */
function addressOf(field: string | undefined): string {
  const value = (field ?? '')
    .replace(/^[^;]*;/, '')
    .trim()
    .replace(/^<|>$/g, '');
  return /^\S{1,320}$/.test(value) && value.includes('@') ? value : '';
}

function isTemporary(status: string, diagnostic: string): boolean {
  if (status.startsWith('4')) return true;
  // 5.2.2 is a full mailbox: it may empty.
  return status === '5.2.2' || (status === '' && /^4\d\d\b/.test(diagnostic));
}

const SENDER =
  /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|maildelivery|microsoftexchange[0-9a-f]{10,}|daemon)(?:[+.=-][^@]*)?@/i;
const SUBJECT =
  /undeliver|undelivered|not delivered|delivery (?:status notification|failure|has failed|failed|problem)|returned mail|failure notice|mail delivery|message not delivered|no se (?:puede|pudo|ha podido) entregar|mensaje no entregado|no entregado|devuelto al remitente|correo devuelto|error (?:al entregar|de entrega)|notificación (?:de estado|del estado) de (?:la )?entrega|imposible entregar|no entregable|missatge no lliurat|não entregue|unzustellbar|non remis|mancata consegna/i;
const BODY =
  /could(?: not|n't) be delivered|wasn't delivered|was not delivered|delivery has failed|unable to deliver|undeliverable|permanent (?:fatal )?errors?|delivery to the following|no se (?:pudo|ha podido|puede) entregar|no se entregó|no ha podido (?:ser )?entregad|error en la entrega|dirección (?:de correo )?no (?:existe|encontrada|se ha encontrado)|address not found|user unknown|mailbox (?:unavailable|full|not found)|buzón (?:lleno|no existe)|i'm afraid i wasn't able to deliver/i;

/** Only from a mail system: its name or the null sender, and the words of a report. A person's words alone prove nothing. */
function freeForm({
  text,
  subject,
  fromAddress,
  nullSender,
  failedRecipients,
}: BounceEvidence): BouncedRecipient[] | null {
  const fromSystem = SENDER.test(fromAddress);
  const body = text.slice(0, 8_000);
  const told = SUBJECT.test(subject.slice(0, 300)) || BODY.test(body);
  if (failedRecipients === '' && !(told && (fromSystem || (nullSender && SUBJECT.test(subject.slice(0, 300))))))
    return null;
  const listed = failedRecipients.slice(0, 5_000).match(/[^\s,;<>]+@[^\s,;<>]+/g) ?? addressesIn(body, fromAddress);
  return [...new Set(listed)].slice(0, MOST_RECIPIENTS).map((address) => describe(address, body));
}

function addressesIn(body: string, sender: string): string[] {
  const above = body.split(
    /-{3,} ?(?:below this line|this is a copy|original message|mensaje original|the header)/i,
  )[0]!;
  const found = above.match(/[\w.+%&'=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g) ?? [];
  return found.filter((address) => address.toLowerCase() !== sender.toLowerCase() && !SENDER.test(address)).slice(0, 1);
}

function describe(address: string, body: string): BouncedRecipient {
  const at = body.indexOf(address);
  const near = at === -1 ? body : body.slice(at, at + 1_500);
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(near)?.[0] ?? '';
  const line =
    near.split('\n').find((text) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(text)) ??
    near.split('\n')[1] ??
    '';
  const delayed = /\bdelayed\b|will be retried|se seguirá intentando|aplazad/i.test(body) || status.startsWith('4');
  const code = /\b([45])\d\d[ -]/.exec(line)?.[1];
  return {
    address,
    status,
    action: delayed ? 'delayed' : 'failed',
    diagnostic: clip(line),
    permanent: !delayed && !isTemporary(status, line) && (status.startsWith('5') || code === '5' || BODY.test(body)),
  };
}

function originalId({ returned, text, related }: BounceEvidence): string | null {
  const field = /^message-id:[ \t]*(?:\r?\n[ \t]+)?(.{1,1000})$/im;
  for (const source of [returned, text]) {
    const value = source === null ? null : field.exec(source.slice(0, 200_000));
    const id = value === null ? undefined : parseMessageIds(value[1]!)[0];
    if (id !== undefined) return id;
  }
  return related.at(-1) ?? null;
}

function clip(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}

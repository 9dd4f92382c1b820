import { LOOP_HEADER } from '../limits.ts';
import type { HeaderList } from '../mime/header-list.ts';
import type { MailAddress, MailKind } from '../types.ts';

// Person or machine? The answer only decides whether automatic answers go out, so two mistakes are weighed:
// answering a machine (loops) and leaving a person without acknowledgement. One sure sign of a machine is enough;
// weak signs (Precedence, List-Unsubscribe, a no-reply sender…) must not be contradicted by signs of a person.

export interface KindEvidence {
  headers: HeaderList;
  subject: string;
  from: MailAddress | null;
  replyTo: MailAddress[];
  /** '' is the null sender, null unknown. */
  returnPath: string | null;
  /** A delivery report was found in it. */
  isBounce: boolean;
  /** Type of the report in a multipart/report, '' when it is none. */
  reportType: string;
  /** iTIP method, '' when there is no calendar part. */
  calendarMethod: string;
  /** The beginning of what the sender wrote. */
  text: string;
  ownAddresses: readonly string[];
  /** Of our own outgoing mails. */
  loopMark: string | null;
}

export interface KindVerdict {
  kind: MailKind;
  reasons: string[];
}

export function classifyMail(evidence: KindEvidence): KindVerdict {
  return sureMachine(evidence) ?? listMail(evidence) ?? weakSigns(evidence) ?? { kind: 'person', reasons: [] };
}

function sureMachine({ headers, reportType, isBounce, calendarMethod, loopMark }: KindEvidence): KindVerdict | null {
  if (isBounce) return { kind: 'bounce', reasons: ['delivery-report'] };
  if (reportType !== '') return { kind: 'auto-generated', reasons: [`report-${reportType}`] };
  if (loopMark !== null && headers.get(LOOP_HEADER)?.trim() === loopMark)
    return { kind: 'auto-generated', reasons: ['own-loop-header'] };
  const submitted = /^[\s(]*([a-z-]+)/i.exec(headers.get('auto-submitted') ?? '')?.[1]?.toLowerCase() ?? 'no';
  if (submitted.startsWith('auto-replied')) return { kind: 'auto-reply', reasons: ['auto-submitted'] };
  if (submitted !== 'no') {
    const isReply = isAutoReplySubject(headers.text('subject')) || isYes(headers, 'x-autoreply');
    return { kind: isReply ? 'auto-reply' : 'auto-generated', reasons: ['auto-submitted'] };
  }
  for (const name of ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponse', 'x-mail-autoreply']) {
    if (isYes(headers, name)) return { kind: 'auto-reply', reasons: [name] };
  }
  if (/^auto[-_]?reply$/i.test(headers.get('precedence') ?? ''))
    return { kind: 'auto-reply', reasons: ['precedence-auto-reply'] };
  if (/^(?:REPLY|COUNTER|DECLINECOUNTER|REFRESH)$/.test(calendarMethod))
    return { kind: 'calendar', reasons: ['calendar-answer'] };
  return null;
}

/** A discussion list or a newsletter; not a shared mailbox of ours that is run as a list. */
function listMail(evidence: KindEvidence): KindVerdict | null {
  const { headers, ownAddresses } = evidence;
  const isOwn = ownAddresses.some((own) => namesAddress(headers, own));
  const precedence = (headers.get('precedence') ?? '').toLowerCase();
  const signs: string[] = [];
  if (/[<\w].*\./.test(headers.get('list-id') ?? '')) signs.push('list-id');
  if (headers.has('list-post') || headers.has('mailing-list')) signs.push('list-post');
  if (headers.has('list-unsubscribe')) signs.push('list-unsubscribe');
  if (precedence === 'list' || precedence === 'bulk' || precedence === 'junk') signs.push(`precedence-${precedence}`);
  if (hasBulkMailer(headers)) signs.push('bulk-mailer');
  if (isOwn) return null;
  // Providers add a lone List-Unsubscribe or List-Id to what a person sends one to one.
  const isDiscussion = signs.includes('list-id') && (signs.includes('list-post') || signs.includes('precedence-list'));
  const isNewsletter = signs.length >= 2 && !looksPersonal(evidence);
  return isDiscussion || isNewsletter ? { kind: 'list', reasons: signs } : null;
}

function weakSigns(evidence: KindEvidence): KindVerdict | null {
  const { headers, subject, from, replyTo, returnPath, text } = evidence;
  const personal = looksPersonal(evidence);
  const suppress = /\b(?:all|autoreply|oof)\b/i.test(headers.get('x-auto-response-suppress') ?? '');
  const bulk = /^(?:bulk|junk)$/i.test(headers.get('precedence') ?? '');
  const nullSender = returnPath === '';
  if (isAutoReplySubject(subject)) {
    const reasons = [
      'subject',
      ...(nullSender ? ['null-sender'] : []),
      ...(bulk ? ['precedence-bulk'] : []),
      ...(suppress ? ['suppress'] : []),
    ];
    if (reasons.length > 1 || !personal) return { kind: 'auto-reply', reasons };
  }
  if ((bulk || suppress || nullSender) && !personal && saysAbsent(text)) {
    return {
      kind: 'auto-reply',
      reasons: ['text', nullSender ? 'null-sender' : bulk ? 'precedence-bulk' : 'suppress'],
    };
  }
  if (nullSender && !personal) return { kind: 'auto-generated', reasons: ['null-sender'] };
  const machine = from !== null && isMachineAddress(from.address);
  const answersElsewhere = replyTo.some(
    ({ address }) => address !== '' && !isMachineAddress(address) && address !== from?.address,
  );
  if (machine && !answersElsewhere && !headers.has('in-reply-to'))
    return { kind: 'auto-generated', reasons: ['no-reply-sender'] };
  return null;
}

function isYes(headers: HeaderList, name: string): boolean {
  const value = headers.get(name);
  return value !== undefined && !/^(?:no|false|0|none)?$/i.test(value.trim());
}

/** The list's own headers name one of our addresses: `List-Id: <soporte.tienda.es>`, `List-Post: <mailto:soporte@tienda.es>`. */
function namesAddress(headers: HeaderList, own: string): boolean {
  const address = own.toLowerCase();
  const value =
    `${headers.get('list-id') ?? ''} ${headers.get('list-post') ?? ''} ${headers.get('mailing-list') ?? ''}`.toLowerCase();
  return value.includes(`<${address.replace('@', '.')}>`) || value.split(/[\s<>:,;?]+/).includes(address);
}

/** Signs that someone sat at a mail program: its name, or an answer within a conversation. */
function looksPersonal({ headers, subject }: KindEvidence): boolean {
  const program = `${headers.get('x-mailer') ?? ''} ${headers.get('user-agent') ?? ''}`.slice(0, 500);
  if (
    /iphone mail|ipad mail|apple mail|microsoft outlook|thunderbird|evolution|k-?mail|k-9|airmail|zimbra|roundcube|horde|squirrelmail|windows live mail|\bmutt\b|yahoomail|webmail|outlook-express|samsung/i.test(
      program,
    )
  ) {
    return !isAutomaticProgram(program);
  }
  if (headers.has('thread-topic') && headers.has('x-originating-ip')) return true;
  if (
    /@(?:mail\.gmail\.com|mail\.yahoo\.com|email\.android\.com|[\w.-]{1,60}\.outlook\.com)>?$/i.test(
      headers.get('message-id') ?? '',
    )
  )
    return true;
  const answers = headers.has('in-reply-to') || headers.has('references');
  return answers && /^(?:re|rv|fwd?|aw|sv|rif|res|tr|wg|enc)\s*(?:\[\d+\])?\s*:/i.test(subject);
}

function isAutomaticProgram(program: string): boolean {
  return /phpmailer|swiftmailer|mailchimp|sendgrid|sendinblue|brevo|mailjet|newsletter|vacation|autorespond/i.test(
    program,
  );
}

function hasBulkMailer(headers: HeaderList): boolean {
  const names = ['feedback-id', 'x-campaign', 'x-campaignid', 'x-mc-user', 'x-csa-complaints', 'x-report-abuse'];
  return names.some((name) => headers.has(name)) || isAutomaticProgram(headers.get('x-mailer') ?? '');
}

/** At the very beginning and followed by a colon, as programs write it: never "RE: Respuesta automática: …". */
const AUTO_SUBJECT =
  /^\s*(?:(?:respuesta|resposta|risposta) autom[aá]tica|resposta automàtica|réponse automatique|automatische antwort|automatic reply|auto(?:matic)?[- ]?(?:reply|response|antwort)|erantzun automatikoa|out of (?:the )?office|fuera de (?:la )?oficina|fora de l.oficina|fora do escritório|fóra da oficina|absen(?:ce|t) du bureau|abwesenheits(?:notiz|nachricht|meldung))\s*(?::|\(|-|–|$)/i;

export function isAutoReplySubject(subject: string): boolean {
  return AUTO_SUBJECT.test(subject.slice(0, 200));
}

const ABSENT =
  /(?:estoy|estaré|me encuentro|estar[ée] )(?: \S+){0,4} (?:fuera de (?:la )?oficina|de vacaciones|ausente)|fuera de la oficina (?:hasta|desde|del)|esta es una respuesta automática|mensaje (?:generado )?automático|no estaré disponible (?:hasta|del)|out of (?:the )?office|on (?:annual |parental |sick )?leave|currently away|this is an automat(?:ic|ed) (?:reply|response|message)|soc fora de l.oficina|estic de vacances|estou (?:de férias|ausente|fora)|je suis (?:absent|en congés?|actuellement)|ich bin (?:derzeit|zur zeit|vom|bis|im urlaub|nicht im)|sono (?:assente|fuori ufficio|in ferie)|bulegotik kanpo/i;

function saysAbsent(text: string): boolean {
  return ABSENT.test(text.slice(0, 1_500));
}

function isMachineAddress(address: string): boolean {
  return (
    /^(?:no[-_.]?reply|no[-_.]?responder?|no[-_.]?contestar?|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|mailer-daemon|bounces?)(?:[+.=-][^@]*)?@/i.test(
      address,
    ) || /^(?:postmaster|notificaciones|notifications|alerts|alertas|avisos)@/i.test(address)
  );
}

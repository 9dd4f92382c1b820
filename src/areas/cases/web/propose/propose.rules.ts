import type { CAUSES, Meaning, ProposalView } from '#areas/authority/contract.ts';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
import type { DraftFile, ReplyReasons } from '../compose/draft.rules.ts';

export type Cause = (typeof CAUSES)[number];

/** A line as it is being written: the amount as typed by the field, in units of the currency. */
export interface LineForm {
  key: string;
  solution: string;
  amount: number | string;
  quantity: number | string;
  detail: string;
  /** Of the product; '' is not said. */
  family: string;
}

export type { ReplyReasons };

/** A button for the area, with what pressing it means. */
export interface AnswerForm {
  label: string;
  meaning: Meaning;
}

export interface ProposeForm {
  /** Of the order: every amount of the proposal is in it. */
  currency: string;
  lines: readonly LineForm[];
  cause: Cause | null;
  areaId: string | null;
  reason: string;
  orderRef: string;
  orderTotal: number | string;
  purchasedOn: string | null;
  deliveredOn: string | null;
  /** The reply, the question to the area: what goes out with it. */
  reply: string;
  reasons: ReplyReasons;
  question: string;
  answers: readonly AnswerForm[];
  /** For the area. */
  files: readonly DraftFile[];
  tellCustomer: boolean;
  /** Over the policy, by the Director. */
  direct: boolean;
  /** Of such a decision: it goes out at once, instead of by whoever has the case. */
  replyNow: boolean;
  /** Of a change: weighed with today's policy instead of the one it was asked under. */
  anew: boolean;
}

export type MissingPart = 'solution' | 'amount' | 'cause' | 'area' | 'reason' | 'reply' | 'question' | 'answers';

export function emptyForm(currency: string): ProposeForm {
  return {
    currency,
    lines: [newLine(1)],
    cause: null,
    areaId: null,
    reason: '',
    orderRef: '',
    orderTotal: '',
    purchasedOn: null,
    deliveredOn: null,
    reply: '',
    reasons: {},
    question: '',
    answers: [
      { label: '', meaning: 'yes' },
      { label: '', meaning: 'no' },
    ],
    files: [],
    tellCustomer: true,
    direct: false,
    replyNow: false,
    anew: false,
  };
}

export function newLine(n: number): LineForm {
  return { key: `l${n}`, solution: '', amount: '', quantity: '', detail: '', family: '' };
}

/** Which line the alternative is of: the only one that is not one's own; null while there are several, for then it would not do. */
export function lineOffered(lines: readonly { level: number }[]): number | null {
  const beyond = lines.flatMap(({ level }, n) => (level > 1 ? [n] : []));
  return beyond.length === 1 ? (beyond[0] ?? null) : null;
}

/** A proposal that exists, to be changed or, with an amount that can be granted, tried again. */
export function formOf(proposal: ProposalView, amountMinor?: number): ProposeForm {
  const { currency } = proposal;
  const unit = 10 ** minorDigits(currency);
  const open = proposal.lines.filter((line) => line.appliedAt === null);
  const offered = lineOffered(open);
  return {
    ...emptyForm(currency),
    lines: open.map((line, n) => ({
      key: `l${n + 1}`,
      solution: line.solution,
      amount: amountOf(n === offered ? (amountMinor ?? line.amountMinor) : line.amountMinor, unit),
      quantity: line.quantity ?? '',
      detail: line.detail,
      family: line.family ?? '',
    })),
    cause: proposal.cause as Cause,
    areaId: proposal.areaId,
    reason: proposal.reason,
    orderRef: proposal.orderRef ?? '',
    orderTotal: amountOf(proposal.orderTotalMinor, unit),
    purchasedOn: proposal.purchasedOn,
    deliveredOn: proposal.deliveredOn,
  };
}

function amountOf(minor: number | null, unit: number): number | string {
  return minor === null ? '' : minor / unit;
}

export function minorOf(amount: number | string, digits: number): number | null {
  const value = typeof amount === 'number' ? amount : Number.parseFloat(amount);
  const minor = Math.round(value * 10 ** digits);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}

/** What the policy is asked while one types; null while there is nothing to ask about. */
export function askedOf(form: ProposeForm, isPriced: (solution: string) => boolean) {
  const { currency } = form;
  const digits = minorDigits(currency);
  if (
    form.lines.some(
      (line) => line.solution === '' || (isPriced(line.solution) && minorOf(line.amount, digits) === null),
    )
  )
    return null;
  return {
    currency,
    lines: form.lines.map((line) => ({
      solution: line.solution,
      amountMinor: minorOf(line.amount, digits),
      quantity: quantityOf(line.quantity),
      detail: line.detail.trim(),
      family: line.family || null,
    })),
    orderRef: form.orderRef.trim() || null,
    orderTotalMinor: minorOf(form.orderTotal, digits),
    purchasedOn: form.purchasedOn,
    deliveredOn: form.deliveredOn,
  };
}

function quantityOf(quantity: number | string): number | null {
  const value = Number(quantity);
  return quantity !== '' && value > 0 ? value : null;
}

/** What still has to be filled in for what the policy allows. An area the case is handed over to answers it itself: no buttons. */
export function missingParts(
  form: ProposeForm,
  { level, handOver = false }: { level: number | undefined; handOver?: boolean },
  isPriced: (solution: string) => boolean,
): MissingPart[] {
  const missing: MissingPart[] = [];
  if (form.lines.some(({ solution }) => solution === '')) missing.push('solution');
  if (form.lines.some((line) => isPriced(line.solution) && !(Number(line.amount) > 0))) missing.push('amount');
  if (form.cause === null) missing.push('cause');
  if (form.areaId === null) missing.push('area');
  if (form.direct) {
    if (form.reason.trim() === '') missing.push('reason');
    if (form.replyNow && form.reply.trim() === '') missing.push('reply');
    return missing;
  }
  if (level !== undefined && level <= 1 && form.reply.trim() === '') missing.push('reply');
  if (level === 2 && form.question.trim() === '') missing.push('question');
  if (level === 2 && !handOver && form.answers.filter(({ label }) => label.trim() !== '').length < 2)
    missing.push('answers');
  return missing;
}

export type Address = 'tu' | 'usted';

/** What the customer is told was done, one sentence a solution, in the language of the case. */
const SAID: Record<'es' | 'en', Record<string, [tu: string, usted: string]>> = {
  es: {
    refund: ['te devolvemos {amount}', 'le devolvemos {amount}'],
    exchange: ['te cambiamos el artículo', 'le cambiamos el artículo'],
    resend: ['te enviamos de nuevo lo que faltaba', 'le enviamos de nuevo lo que faltaba'],
    credit: ['te abonamos {amount}', 'le abonamos {amount}'],
    repair: ['reparamos el artículo', 'reparamos el artículo'],
    pickup: ['pasamos a recogerlo', 'pasamos a recogerlo'],
    late_return: ['aceptamos la devolución', 'aceptamos la devolución'],
    free_shipping: ['los portes corren de nuestra cuenta', 'los portes corren de nuestra cuenta'],
    contract_change: ['hemos cambiado tu contrato', 'hemos cambiado su contrato'],
  },
  en: {
    refund: ['we are refunding {amount}', 'we are refunding {amount}'],
    exchange: ['we are exchanging the item', 'we are exchanging the item'],
    resend: ['we are sending what was missing', 'we are sending what was missing'],
    credit: ['we are crediting {amount}', 'we are crediting {amount}'],
    repair: ['we are repairing the item', 'we are repairing the item'],
    pickup: ['we will collect it', 'we will collect it'],
    late_return: ['we accept the return', 'we accept the return'],
    free_shipping: ['shipping is on us', 'shipping is on us'],
    contract_change: ['we have changed your contract', 'we have changed your contract'],
  },
};

export interface DraftLine {
  solution: string;
  amountMinor: number | null;
}

/** The first words of the reply: what was granted, to be finished by whoever sends it. */
export function draftOf(
  lines: readonly DraftLine[],
  {
    language,
    address,
    name,
    money,
  }: { language: 'es' | 'en'; address: Address; name: string; money(minor: number): string },
): string {
  const said = lines.flatMap(({ solution, amountMinor }) => {
    const text = SAID[language][solution]?.[address === 'tu' ? 0 : 1];
    return text ? [text.replace('{amount}', amountMinor === null ? '' : money(amountMinor)).trim()] : [];
  });
  const what = new Intl.ListFormat(language === 'es' ? 'es-ES' : 'en-GB').format(said);
  const first = name.split(' ')[0] ?? '';
  const hello = language === 'es' ? `Hola${first ? `, ${first}` : ''}:` : `Hello${first ? ` ${first}` : ''},`;
  const news = what === '' ? '' : `${what.charAt(0).toLocaleUpperCase(language)}${what.slice(1)}.`;
  return `${hello}\n\n${news}\n\n`;
}

import { moneyWords, type PersonalLink } from '#areas/authority/index.ts';
import type { AuthorisationView } from '#areas/authority/contract.ts';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
import { longDate } from './dates.rules.ts';
import { pageData, type Page } from './page.ts';
import type { PageData } from './render.ts';
import { fill } from './texts.ts';

export interface DecisionShown {
  link: PersonalLink;
  base: string;
  /** The outcome that the mail's button prepared. */
  chosen: string;
  fields: Record<string, string>;
  problem: string | null;
  /** The fields that were too long, each told. */
  long: { field: string; text: string }[];
  late: boolean;
  asked: boolean;
  signIn: boolean;
}

const FIELD_OF: Record<string, string> = {
  decision_error_amount: 'amount',
  decision_error_reason: 'own',
  decision_error_text: 'text',
  decision_error_not_possible: 'amount',
  decision_error_above: 'amount',
};

/** The whole decision on one page: the question, what helps to decide it, and one button for each outcome. */
export function decisionData(page: Page, it: AuthorisationView, shown: DecisionShown): PageData {
  const { t } = page;
  const { words } = it;
  const asker = it.requester.name;
  // Past its date a link shows nothing of the customer, however it was decided.
  const expired = shown.link.state === 'expired';
  const mayDecide = it.can['decide'] === true && !expired && (it.state !== 'pending' || shown.link.state === 'live');
  return pageData(page, t.decision_title ?? '', {
    private: true,
    base: shown.base,
    question: expired ? null : words.question,
    asks: fill(t.decision_asks, { asker }),
    facts: expired ? [] : factsOf(page, it),
    details: (expired ? [] : it.details).flatMap(({ detail, quantity }) =>
      detail ? [`${quantity ? `${quantity} × ` : ''}${detail}`] : [],
    ),
    messages: (expired ? [] : it.messages).map(({ author, text, at }) => ({
      author: author?.name ?? it.approver.name,
      text,
      when: moment(page, at),
      iso: at,
    })),
    outcome: expired ? expiredOn(page, shown.link) : outcomeOf(page, it),
    may_decide: mayDecide,
    again:
      it.state !== 'pending' && mayDecide && it.finalAt
        ? fill(t.decision_again, { time: time(page, it.finalAt) })
        : null,
    sign_in: mayDecide && shown.signIn ? `/app/autorizaciones/${it.id}` : null,
    may_change: it.mayChange,
    chosen: shown.chosen,
    fields: shown.fields,
    approve: words.total ? fill(t.decision_approve, { total: words.total }) : t.decision_approve_plain,
    ask: fill(t.decision_ask, { asker }),
    amount_label: fill(t.decision_amount, { currency: it.currency }),
    errors: shown.long.length
      ? shown.long
      : shown.problem
        ? [
            {
              field: FIELD_OF[shown.problem] ?? 'main',
              text: fill(t[shown.problem], { example: exampleOf(page, it.currency) }),
            },
          ]
        : null,
    notice: shown.late ? t.decision_not_kept : shown.asked ? fill(t.decision_asked, { asker }) : null,
    personal: fill(t.decision_personal, { who: it.approver.name, date: moment(page, it.expiresAt) }),
  });
}

function expiredOn(page: Page, { expiresAt }: PersonalLink): { title: string; text: string } {
  const date = moment(page, expiresAt.toISOString());
  return { title: fill(page.t.decision_link_expired, { date }), text: page.t.decision_link_expired_text ?? '' };
}

function factsOf(page: Page, it: AuthorisationView) {
  const { lang, t } = page;
  const { worth, similar, words } = it;
  const fact = (label: string | undefined, value: string | null) => (value ? [{ label: label ?? '', value }] : []);
  return [
    ...fact(t.decision_reason, it.reason),
    ...fact(t.decision_why, `${words.why} ${words.rule}.`),
    ...fact(
      t.decision_customer,
      worth &&
        `${it.customer}. ${fill(t.decision_worth, { cases: String(worth.cases), granted: moneyWords(lang, worth.grantedMinor, it.currency) })}`,
    ),
    ...fact(
      t.decision_similar,
      similar.n === 0
        ? (t.decision_similar_none ?? '')
        : fill(t.decision_similar_text, { yes: String(similar.yes), n: String(similar.n) }),
    ),
    ...fact(t.decision_term, fill(t.decision_due, { date: moment(page, it.dueAt) })),
    ...fact(t.decision_case, `${it.reference} · ${it.subject}`),
  ];
}

/** What became of it, once it no longer waits here. */
function outcomeOf(page: Page, it: AuthorisationView): { title: string; text: string } | null {
  const { t, lang } = page;
  const { overtaken, decidedBy, decidedAt, state } = it;
  if (decidedBy && decidedAt) {
    const amount = moneyWords(lang, it.amountMinor ?? it.totalMinor, it.currency);
    const values = { who: decidedBy.name, date: moment(page, decidedAt), what: it.words.what, amount };
    return { title: fill(t[`decision_done_${state}`], values), text: it.decisionReason };
  }
  if (overtaken) {
    const values = { who: overtaken.by.name, date: moment(page, overtaken.at) };
    return { title: fill(t[`decision_overtaken_${overtaken.state}`], values), text: '' };
  }
  const said = (name: string): { title: string; text: string } => ({
    title: fill(t[`decision_${name}`], { date: moment(page, it.expiresAt) }),
    text: t[`decision_${name}_text`] ?? '',
  });
  if (state === 'withdrawn') return said('withdrawn');
  if (state === 'expired' || new Date(it.expiresAt) <= page.now) return said('expired');
  if (state === 'superseded') return said(it.outdated ? 'outdated' : 'moved');
  return null;
}

/** An amount as it may be typed: with the decimals of its currency. */
function exampleOf({ lang }: Page, currency: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(lang === 'es' ? 'es-ES' : 'en-GB', { minimumFractionDigits: digits }).format(150);
}

function moment(page: Page, at: string): string {
  return longDate(new Date(at), page.calendar.zone, page.lang, { time: true });
}

function time(page: Page, at: string): string {
  const format = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: page.calendar.zone } as const;
  return new Intl.DateTimeFormat(page.lang === 'es' ? 'es-ES' : 'en-GB', format).format(new Date(at));
}

import { longDay, mailLanguage } from '#areas/correspondence/index.ts';
import { customersByIds } from '#areas/customers/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { brandOf, companyInUse, fieldsOf } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import { type Language, makeTexts } from '#platform/i18n/index.ts';
import type { Work } from '#platform/work/index.ts';
import { type CaseHeader, findHeader } from '../reading/case-view.store.ts';
import { fieldName, OWN_PREFIX, sourceOf } from './fields.rules.ts';
import { factsOf } from './gather.store.ts';
import type { FieldValue, FieldValues } from './merge.rules.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { orderIn } from './order-in.rules.ts';

const { say } = makeTexts([{ es, en }]);

/** A case as templates see it: whom one writes to, in what language and form, and everything one may say of it. */
export interface Subject {
  header: CaseHeader;
  language: Language;
  form: 'tu' | 'usted';
  /** As they are written in a language of a template, which need not be the customer's. */
  valuesIn(language: Language): FieldValues;
}

/** @throws {DomainError} case.not_found */
export async function gather(work: Work, reference: string): Promise<Subject> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  const { db, actor, now } = work;
  const me = actor.kind === 'person' ? actor.id : null;
  const [facts, customers, people, brand, company, own] = await Promise.all([
    factsOf(db, header.id),
    customersByIds(db, header.customerId ? [header.customerId] : []),
    peopleByIds(db, me ? [me] : []),
    brandOf(db, header.brandId),
    companyInUse(db),
    fieldsOf(db),
  ]);
  const agent = me ? people.get(me) : undefined;
  const customer = header.customerId ? customers.get(header.customerId) : undefined;
  const day = (at: Date | null, language: Language): string | null => at && longDay(at, company.zone, language);
  // A date that has gone by is promised to nobody.
  const ahead = (at: Date | null): Date | null => (at && at > now ? at : null);
  const order = facts.order ?? orderIn(`${header.subject}\n${facts.firstWords}`);
  const known = (language: Language): Record<string, string | null> => ({
    'cliente.nombre': customer?.name ?? facts.requester,
    'caso.referencia': header.reference,
    'caso.asunto': header.subject,
    'caso.recibido': day(header.receivedAt, language),
    'caso.plazo': day(ahead(facts.promisedAt), language),
    'entrega.fecha': day(ahead(facts.deliveryAt), language),
    'pedido.numero': order,
    'equipo.nombre': facts.team,
    'agente.nombre': agent?.name ?? null,
    'agente.cargo': agent?.jobTitle ?? null,
    'empresa.nombre': brand.name,
    'empresa.telefono': company.phone,
    'empresa.web': company.website,
    'hoy.fecha': day(now, language),
    ...Object.fromEntries(own.map(({ key, kind }) => [OWN_PREFIX + key, ownValue(header.fields[key], kind, language)])),
  });
  const reads: Language = actor.kind === 'person' ? actor.language : 'es';
  return {
    header,
    language: mailLanguage(header.language),
    form: brand.formOfAddress,
    valuesIn(language) {
      const valueOf = ([key, value]: [string, string | null]): [string, FieldValue] => [
        key,
        {
          name: fieldName(key, language, own) ?? key,
          value: value?.trim() ? value : null,
          source: say(reads, `template.source.${sourceOf(key)}`),
        },
      ];
      return new Map(Object.entries(known(language)).map(valueOf));
    },
  };
}

const LOCALES = { es: 'es-ES', en: 'en-GB' } as const;

/** What is noted in the case, in words: a date in full, a number with its signs, yes or no. */
function ownValue(
  value: string | number | boolean | null | undefined,
  kind: string,
  language: Language,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return say(language, value ? 'template.yes' : 'template.no');
  if (typeof value === 'number') return new Intl.NumberFormat(LOCALES[language]).format(value);
  const date = kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T12:00:00Z`) : undefined;
  return date && !Number.isNaN(date.getTime()) ? longDay(date, 'UTC', language) : value;
}

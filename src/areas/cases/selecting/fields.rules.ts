/* What cases can be selected by, in the words people type. Both languages are understood at once; each is written in the reader's. */

export type Language = 'es' | 'en';
/** The first word of each language is the one written; the others are understood too. */
type Words = Record<Language, readonly string[]>;

/** `listed`: one of a closed list. `named`: a thing of the company's by its name. `text`: as typed. `day`: a date. `due`: a date or how near. */
export type Kind = 'listed' | 'named' | 'text' | 'day' | 'due';

export interface FieldDef {
  kind: Kind;
  words: Words;
  values?: Readonly<Record<string, Words>>;
}

const said = (es: string, en: string): Words => ({ es: es.split('|'), en: en.split('|') });

const NONE = said('ninguna|ninguno|nadie', 'none|nobody');
const TODAY = said('hoy', 'today');

export const FIELDS = {
  from: { kind: 'text', words: said('de|cliente', 'from|customer') },
  to: { kind: 'text', words: said('para|buzón', 'to|mailbox') },
  type: {
    kind: 'listed',
    words: said('tipo', 'type'),
    values: {
      enquiry: said('consulta', 'enquiry|inquiry'),
      grievance: said('queja', 'grievance'),
      complaint: said('reclamación', 'complaint|claim'),
      incident: said('incidencia', 'incident'),
      return: said('devolución', 'return'),
      repair: said('reparación', 'repair'),
      suggestion: said('sugerencia', 'suggestion'),
      praise: said('felicitación', 'praise'),
      other: said('otro', 'other'),
    },
  },
  state: {
    kind: 'listed',
    words: said('estado', 'state|status'),
    values: {
      open: said('abierto|abiertos', 'open'),
      ours: said('responder|nuestro', 'reply|ours'),
      inside: said('dentro', 'inside'),
      customer: said('cliente', 'customer'),
      snoozed: said('pospuesto|pospuestos', 'snoozed'),
      resolved: said('resuelto|resueltos', 'resolved'),
    },
  },
  tag: { kind: 'named', words: said('etiqueta', 'tag'), values: { none: NONE } },
  reason: { kind: 'named', words: said('motivo', 'reason'), values: { none: NONE } },
  team: {
    kind: 'named',
    words: said('equipo', 'team'),
    values: { mine: said('mío|mi', 'mine|my'), none: NONE },
  },
  owner: {
    kind: 'named',
    words: said('responsable', 'owner|assignee'),
    values: { me: said('yo', 'me'), none: said('nadie|ninguno', 'nobody|none') },
  },
  channel: {
    kind: 'listed',
    words: said('canal', 'channel'),
    values: {
      email: said('correo', 'email|mail'),
      form: said('formulario', 'form'),
      phone: said('llamada|teléfono', 'call|phone'),
      counter: said('visita', 'visit'),
      post: said('carta', 'letter|post'),
      chat: said('chat', 'chat'),
      social: said('redes', 'social'),
      portal: said('portal', 'portal'),
      api: said('programa', 'api'),
    },
  },
  priority: {
    kind: 'listed',
    words: said('prioridad', 'priority'),
    values: { high: said('alta', 'high'), normal: said('normal', 'normal') },
  },
  flag: {
    kind: 'listed',
    words: said('aviso', 'flag'),
    values: {
      legal_threat: said('legal', 'legal'),
      safety: said('seguridad', 'safety'),
      press: said('prensa', 'press'),
      vulnerable: said('vulnerable', 'vulnerable'),
      repeat: said('repetido', 'repeat'),
      continuity: said('corte', 'outage'),
    },
  },
  level: {
    kind: 'listed',
    words: said('nivel', 'level'),
    values: { 1: said('1', '1'), 2: said('2', '2'), 3: said('3', '3') },
  },
  mention: { kind: 'listed', words: said('mención', 'mention'), values: { me: said('yo', 'me') } },
  follower: { kind: 'listed', words: said('sigo', 'following'), values: { me: said('sí|yo', 'yes|me') } },
  /** By its number. */
  parent: { kind: 'text', words: said('padre', 'parent') },
  children: {
    kind: 'listed',
    words: said('hijos', 'children'),
    values: { open: said('abiertos', 'open'), any: said('sí', 'yes'), none: said('no|ninguno', 'no|none') },
  },
  file: { kind: 'text', words: said('archivo|adjunto', 'file|attachment') },
  due: {
    kind: 'due',
    words: said('vence', 'due'),
    values: {
      overdue: said('vencido', 'overdue'),
      today: TODAY,
      tomorrow: said('mañana', 'tomorrow'),
      week: said('semana', 'week'),
    },
  },
  since: {
    kind: 'day',
    words: said('desde', 'since|after'),
    values: { today: TODAY, yesterday: said('ayer', 'yesterday') },
  },
  until: {
    kind: 'day',
    words: said('hasta', 'until|before'),
    values: { today: TODAY, yesterday: said('ayer', 'yesterday') },
  },
} as const satisfies Record<string, FieldDef>;

export type SelectorField = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as [SelectorField, ...SelectorField[]];
export const NAMED_FIELDS = ['tag', 'reason', 'team', 'owner'] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

/** One thing each: a value after the other would only contradict it. */
export const SINGLE: readonly Kind[] = ['day', 'due'];

/** One condition: any of its values, or none of them. Values are codes, ids, dates or what was typed, never words of a language. */
export interface Term {
  field: SelectorField;
  values: readonly string[];
  not: boolean;
}

/** Which cases: every term holds, and the words are found. */
export interface Selector {
  terms: readonly Term[];
  words: string;
}

export const NOTHING_SOUGHT: Selector = { terms: [], words: '' };

/** What the company's things are called: the first name is the one written, in the reader's language. */
export type Vocabulary = Record<NamedField, readonly { id: string; names: readonly string[] }[]>;

export const NO_NAMES: Vocabulary = { tag: [], reason: [], team: [], owner: [] };

export function defOf(field: SelectorField): FieldDef {
  return FIELDS[field];
}

/** Accents, tildes, case and doubled spaces aside. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

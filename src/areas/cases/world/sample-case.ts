import type { CompiledCalendar, LegalClock, TargetInstance, TargetPolicy } from '#areas/clocks/index.ts';
import type { EventData } from '#platform/log/index.ts';
import type { CalendarRef } from '../course/target-history.rules.ts';
import type { Ball } from '../contract.ts';
import type { Story } from './stories.ts';

export interface SampleCustomer {
  id: string;
  name: string;
  kind: 'person' | 'company';
  email: string;
}
export interface SampleCompany {
  now: Date;
  team: { id: string; ref: CalendarRef; calendar: CompiledCalendar };
  agents: readonly { id: string; name: string }[];
  mailbox: { id: string; address: string; name: string };
  brandId: string;
  customers: readonly SampleCustomer[];
  tagIds: readonly string[];
  policies: readonly TargetPolicy[];
  /** Areas that are asked, by name. */
  areas: ReadonlyMap<string, { id: string; headId: string | null; email: string }>;
  /** Followed since before its first case; each is ruled by what obliged when it came in. */
  legalPack: string;
}

export interface SampleEvent {
  type: string;
  actor: string;
  at: Date;
  data: EventData;
}
export interface SampleMessage {
  id: string;
  out: boolean;
  subject: string;
  text: string;
  at: Date;
  mailId: string;
  /** Written by itself: that we are on it. */
  automatic: 'notice' | null;
}
/** Everything one case is made of, before it becomes rows. */
export interface SampleCase {
  id: string;
  story: Story;
  customer: SampleCustomer;
  agent: { id: string; name: string } | null;
  channel: 'email' | 'form' | 'phone' | 'counter' | 'post';
  priority: 'normal' | 'high';
  subject: string;
  receivedAt: Date;
  legalPack: string | null;
  messages: SampleMessage[];
  note: { id: string; text: string; at: Date } | null;
  events: SampleEvent[];
  targets: TargetInstance[];
  legal: LegalClock[];
  consultation: SampleConsultation | null;
  promises: SamplePromise[];
  balls: { ball: Ball; since: Date }[];
  snoozedUntil: Date | null;
  snoozedAt: Date | null;
  resolvedAt: Date | null;
  notifiedAt: Date | null;
  petition: string;
  reasoned: string;
  tagId: string | null;
}

/** What an area was asked about a sample case, and what it said. */
export interface SampleConsultation {
  id: string;
  areaId: string;
  asked: Question;
  askedAt: Date;
  dueAt: Date;
  answer: 0 | 1;
  answeredAt: Date | null;
}

export interface Question {
  area: string;
  reasons: readonly string[];
  question: string;
  answers: readonly [string, string];
  words: readonly [string, string];
}

/** What a customer was told to hear from us by, while somebody inside was asked. */
export interface SamplePromise {
  id: string;
  circuit: 2 | 3;
  madeAt: Date;
  promisedAt: Date;
  messageId: string;
  state: 'open' | 'kept' | 'broken';
  endedAt: Date | null;
}

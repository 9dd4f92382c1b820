import { z } from 'zod';
import { role } from '#areas/identity/contract.ts';

const id = z.uuid();
const minor = z.int().min(0).max(1_000_000_000_00);
const percent = z.int().min(0).max(100);
const days = z.int().min(1).max(3_660);
const words = z.array(z.string().trim().min(1).max(60)).max(100);
/** The code of a kind of solution: ours (`refund`, `exchange`…) or the company's own. */
export const solutionCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What counts together, so that splitting does not evade: pending requests and related cases included. */
export const spendingWindow = z.strictObject({
  days,
  maxAmount: minor.nullable(),
  maxCount: z.int().min(1).max(1_000).nullable(),
});
export type SpendingWindow = z.infer<typeof spendingWindow>;

/** Who is asked to authorise, by name or by role, and who after how many minutes of silence. */
export const approver = z.strictObject({
  role: role.nullable(),
  personId: id.nullable(),
  deputyId: id.nullable(),
  deputyMinutes: z.int().min(5).max(10_000),
});
export type Approver = z.infer<typeof approver>;

/** Every list: one of these, and anything when it is empty. Every bound: null is none. All must hold. */
export const policyRule = z.strictObject({
  /** Short and stable, as people cite it: `AB-03`. */
  id: z.string().trim().min(1).max(12),
  who: z.strictObject({
    roles: z.array(role),
    teamIds: z.array(id).max(50),
    personIds: z.array(id).max(50),
    /** Days since the person joined. */
    minDays: days.nullable(),
  }),
  solutions: z.array(solutionCode).max(40),
  when: z.strictObject({
    /** Of the amounts below; null is the policy's own. */
    currency: z.string().length(3).nullable(),
    /** Per case: what was granted or is asked for in it and in related cases counts. */
    maxAmount: minor.nullable(),
    /** Of the order's total. */
    maxShare: percent.nullable(),
    /** Of the order's margin, where it is known. */
    minMargin: percent.nullable(),
    /** Since the purchase. */
    maxDays: z.int().min(0).max(3_660).nullable(),
    families: words,
    /** `person`, `company` or the id of a tag of customers. */
    segments: words,
    channels: words,
    reasons: words,
    perCustomer: spendingWindow.nullable(),
    perAgent: spendingWindow.nullable(),
  }),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Level 2: who is consulted, or to whom the case is handed over. */
  areaId: id.nullable(),
  handOver: z.boolean(),
  /** Level 3: in order of asking. */
  approvers: z.array(approver).max(5),
  /** Above this, two different people must say yes. */
  fourEyesAbove: minor.nullable(),
});
export type PolicyRule = z.infer<typeof policyRule>;

/** A decision table: the first row that fits decides; what no row fits is authorised by `otherwise`. */
export const policyDefinition = z.strictObject({
  currency: z.string().length(3),
  rules: z.array(policyRule).max(500),
  otherwise: z.strictObject({ approvers: z.array(approver).max(5), fourEyesAbove: minor.nullable() }),
  /** What each agent may spend on pleasant surprises in a year, and on one. */
  surprise: z.strictObject({ yearly: minor, each: minor }),
});
export type PolicyDefinition = z.infer<typeof policyDefinition>;

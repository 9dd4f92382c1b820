import type { ApiProblem } from '#platform/http/client.ts';

/** The record that has the e-mail already, when that is the refusal. */
export function addressTakenBy(problem: ApiProblem | undefined): string | undefined {
  if (problem?.code !== 'customer.address_taken') return undefined;
  const { customerId } = problem.values;
  return typeof customerId === 'string' ? customerId : undefined;
}

/** Which of the two was written wrongly, and what the server says of it: it goes beside its field. */
export function wrongAddress(problem: ApiProblem | undefined): { kind: 'email' | 'phone'; text: string } | undefined {
  if (problem?.code === 'customer.email_invalid') return { kind: 'email', text: problem.detail };
  if (problem?.code === 'customer.phone_invalid') return { kind: 'phone', text: problem.detail };
  const issue = problem?.issues.find(({ path }) => path.startsWith('addresses') || path === 'value');
  return issue && { kind: 'email', text: issue.message };
}

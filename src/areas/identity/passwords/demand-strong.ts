import { invalid } from '#platform/errors/index.ts';
import { weakness, type Owner } from './password.rules.ts';

/** @throws {DomainError} person.password_weak, with the reason */
export function demandStrong(password: string, owner: Owner): void {
  const reason = weakness(password, owner);
  if (reason) throw invalid('person.password_weak', { reason });
}

import { policyApi, type PolicyRule } from '#areas/authority/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import type { Page } from '@playwright/test';
import type { App } from '#tests/support/app.ts';
import { AT_ONCE, prefer } from '#tests/support/preferences.ts';
import type { Language } from './words.ts';

export const MAILBOX = 'atencion@ribera.example';
export const WAREHOUSE = 'almacen@ribera.example';
export const TERESA = {
  name: 'Teresa Ruiz Íñiguez',
  email: 'teresa@ribera.example',
  password: 'cinco molinos junto a la ribera',
};
/** Of the warehouse, who reads what its area is told. */
export const TONI = { name: 'Toni Vidal Roca', email: 'toni@ribera.example', password: 'cuatro carros bajo el porche' };

export interface Worker {
  name: string;
  email: string;
  password: string;
}

export interface Company {
  join(worker: Worker, role: 'agent' | 'director' | 'area_member', language: Language, page: Page): Promise<void>;
  /** Not before whom it names works here. */
  publishPolicy(): Promise<void>;
}

/** A company with a mailbox, a warehouse with an address; people are invited and join by their link. */
export async function aCompany(app: App): Promise<Company> {
  const { teams } = await app.call(organisationApi.getOrganisation, {});
  const teamId = teams[0]?.id ?? '';
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Comercial Ribera', teamId } });
  const area = await app.call(organisationApi.createArea, { body: { name: 'Almacén', email: WAREHOUSE } });
  return {
    publishPolicy: () => publish(app, area.id),
    async join({ name, email, password }, role, language, page) {
      const { id } = await app.call(identityApi.invite, {
        body: {
          name,
          email,
          roles: [role],
          ...(role === 'area_member' ? { areaIds: [area.id] } : { teamIds: [teamId] }),
          language,
        },
      });
      if (role === 'director') await app.call(organisationApi.updateCompany, { body: { directorId: id } });
      const invitation = await app.outgoing.to(email);
      await page.goto(/https?:\/\/\S+#[\w-]{43}/.exec(invitation.mail.text ?? '')?.[0] ?? '');
      await page.locator('input[type=password]').first().fill(password);
      await page.locator('button[type=submit]').click();
      await page.waitForURL(role === 'area_member' ? '**/app/consultas**' : '**/app/bandeja**');
      await prefer(page.context(), app.url, AT_ONCE);
    },
  };
}

/** Credits up to 150,00 € are the agent's own; what leaves the warehouse is asked there; the Director has the rest. */
async function publish(app: App, areaId: string): Promise<void> {
  const draft = await app.call(policyApi.createPolicy, { body: { name: 'Atribuciones', fromId: null } });
  const [own] = draft.definition.rules as [PolicyRule];
  const director = { role: 'director' as const, personId: null, deputyId: null, deputyMinutes: 60 };
  const rules: PolicyRule[] = [
    { ...own, id: 'AB-01', solutions: ['credit'], when: { ...own.when, maxAmount: 15_000 } },
    {
      ...own,
      id: 'CA-01',
      solutions: ['resend', 'exchange'],
      when: { ...own.when, maxAmount: null },
      level: 2,
      areaId,
    },
  ];
  const definition = { ...draft.definition, rules, otherwise: { approvers: [director], fourEyesAbove: null } };
  const params = { id: draft.id };
  const changed = await app.call(policyApi.updatePolicy, {
    params,
    body: { name: 'Atribuciones', definition, revision: draft.revision },
  });
  await app.call(policyApi.publishPolicy, {
    params,
    body: { reason: 'Punto de partida', effectiveAt: null, revision: changed.revision, overNumber: null },
  });
}

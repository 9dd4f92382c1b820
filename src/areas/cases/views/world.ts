import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { saveView } from './saved-views.ts';

/** Searches the people of the sample keep: the team's, everybody's and one of an agent's own. */
export async function loadSavedViews(
  house: House,
  lead: PersonActor,
  agent: PersonActor,
  teamId: string,
): Promise<void> {
  const keep = (by: PersonActor, name: string, q: string, shared: 'mine' | 'team' | 'all') =>
    transact(house, by, (work) =>
      saveView(work, { name, q, shared, teamId: shared === 'team' ? teamId : null, order: 'due' }),
    );
  await keep(lead, 'Reclamaciones que vencen esta semana', 'tipo:reclamación estado:abierto vence:semana', 'all');
  await keep(lead, 'Sin responsable y ya vencidas', 'responsable:nadie vence:vencido', 'all');
  await keep(lead, 'Anuncian acciones legales', 'aviso:legal,seguridad', 'team');
  await keep(agent, 'Mis devoluciones y reparaciones', 'responsable:yo tipo:devolución,reparación', 'mine');
  await keep(agent, 'Transportista: palabras que se repiten', 'transportista -tipo:felicitación', 'mine');
}

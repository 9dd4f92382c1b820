import type { App } from '#tests/support/app.ts';
import { API_TOKEN } from '#tests/support/app.ts';
import { cookieOf, handOf, type Hand } from './hands.ts';
import type { Seeds } from './seeds.ts';

export const DIRECTOR = 'direccion@ribera.example';
const KEEPER = 'almacenera@ribera.example';
const PASSWORD = 'once norias en el rio claro';

/** Who works in the hostile company, and what they work with. */
export interface People {
  adela: Hand;
  director: Hand;
  /** Of both areas. */
  keeper: Hand;
  directorId: string;
  /** The director’s, as a browser has it. */
  cookie: string;
  areas: [string, string];
}

/** Two areas that are asked, somebody who answers for them, and a director. */
export async function makePeople(app: App, seed: Seeds, attacked: Set<string>): Promise<People> {
  const adela = handOf(app, attacked, { authorization: `Bearer ${API_TOKEN}` });
  const anArea = (email: string): Promise<{ id: string }> => adela('POST /areas', { body: { name: seed(120), email } });
  const areas: [string, string] = [
    (await anArea('taller@ribera.example')).id,
    (await anArea('transporte@ribera.example')).id,
  ];
  const join = async (email: string, given: object): Promise<{ id: string; cookie: string }> => {
    const { id } = await adela<{ id: string }>('POST /invitations', {
      body: { name: seed(120), jobTitle: seed(120), email, ...given },
    });
    const { mail } = await app.outgoing.to(email);
    const token = /#([\w-]{43})/.exec(mail.text ?? '')?.[1] ?? '';
    const accepted = await fetch(`${app.url}/api/v1/invitations/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cauce': '1' },
      body: JSON.stringify({ password: PASSWORD }),
    });
    return { id, cookie: cookieOf(accepted) };
  };
  const director = await join(DIRECTOR, { roles: ['director'] });
  const keeper = await join(KEEPER, { roles: ['area_member'], areaIds: areas });
  await adela('PATCH /company', { body: { directorId: director.id } });
  return {
    adela,
    director: handOf(app, attacked, { cookie: director.cookie }),
    keeper: handOf(app, attacked, { cookie: keeper.cookie }),
    directorId: director.id,
    cookie: director.cookie,
    areas,
  };
}

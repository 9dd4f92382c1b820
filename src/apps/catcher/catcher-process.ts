// The mail catcher's own process: MailDev keeps what it catches in memory and would count as ours. Talks to its parent by IPC only.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { MailDev } from 'maildev';

export interface CatcherOrder {
  port: number;
  webPort: number;
  folder: string;
}
export type CatcherAnswer = { smtpPort: number; webPort: number } | { error: string };

const HOST = '127.0.0.1';
const KEPT_MAILS = 1_000;

process.once('message', (order: CatcherOrder) => void open(order));
// Ctrl-C reaches the whole group: the parent still has mail to hand over, and leaves us when it has.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));

async function open(order: CatcherOrder): Promise<void> {
  let answer: CatcherAnswer;
  try {
    const servers = await new MailDev({
      smtp: order.port,
      web: order.webPort,
      ip: HOST,
      webIp: HOST,
      mailDirectory: order.folder,
      maxEmails: KEPT_MAILS,
      silent: true,
    }).start();
    const [smtp, page] = [servers.smtp.getAddress(), servers.api?.getPort() ?? 0];
    if (servers.api) keepForeignersOut(servers.api.server.server as Server, page);
    answer = { smtpPort: smtp.port, webPort: page };
  } catch (error) {
    answer = { error: (error as Error).message };
  }
  process.send?.(answer);
}

/** MailDev answers any web page that asks. Caught mails hold sign-in links: only its own page, under its own name, may read them. */
function keepForeignersOut(server: Server, port: number): void {
  const names = [`${HOST}:${port}`, `localhost:${port}`];
  const ours = ({ headers }: IncomingMessage): boolean =>
    names.includes(headers.host ?? '') &&
    (headers.origin === undefined || names.some((name) => headers.origin === `http://${name}`));
  for (const event of ['request', 'upgrade'] as const) {
    const listeners = server.listeners(event);
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, ...rest: unknown[]) => {
      if (ours(request)) for (const listener of listeners) listener.call(server, request, ...rest);
      else (request.socket as Socket).end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
  }
}

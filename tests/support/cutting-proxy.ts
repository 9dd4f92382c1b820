import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** Ends each connection once the server has sent this many bytes; Infinity: never. */
  cutAfter: number;
  connections: number;
  cuts: number;
  close(): Promise<void>;
}

/** A line that breaks: between a client and a server on this machine. */
export async function cuttingProxy(target: number, cutAfter = Number.POSITIVE_INFINITY): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const proxy: CuttingProxy = { port: 0, cutAfter, connections: 0, cuts: 0, close: () => Promise.resolve() };
  const server = createServer((near) => {
    proxy.connections += 1;
    const far = connect(target, '127.0.0.1');
    let passed = 0;
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => (sockets.delete(socket), end()));
    }
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      const room = proxy.cutAfter - passed;
      passed += chunk.length;
      if (chunk.length <= room) return void near.write(chunk);
      proxy.cuts += 1;
      near.write(chunk.subarray(0, Math.max(0, room)), end);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.port = (server.address() as AddressInfo).port;
  proxy.close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return proxy;
}

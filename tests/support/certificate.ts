import { generateKeyPairSync, sign } from 'node:crypto';

const OID = {
  commonName: [0x55, 0x04, 0x03],
  altName: [0x55, 0x1d, 0x11],
  ecdsaSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
};

/** A self-signed certificate made on the spot (PEM), for tests of TLS; `days` below zero: expired. */
export function makeCertificate(host: string, days = 30): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = performance.timeOrigin + performance.now();
  const name = seq(tag(0x31, seq(oid(OID.commonName), tag(0x0c, Buffer.from(host)))));
  const algorithm = seq(oid(OID.ecdsaSha256));
  const altNames = seq(
    tag(0x82, Buffer.from(host)),
    tag(0x82, Buffer.from('localhost')),
    tag(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const body = seq(
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, Buffer.from([1, ...Buffer.from(String(Math.floor(now)))])),
    algorithm,
    name,
    seq(time(now - 60 * DAY), time(now + days * DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, seq(seq(oid(OID.altName), tag(0x04, altNames)))),
  );
  const signature = sign('sha256', body, privateKey);
  const der = seq(body, algorithm, tag(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

const DAY = 86_400_000;

function tag(kind: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([kind, body.length]), body]);
  const size = Buffer.from(body.length.toString(16).padStart(body.length > 255 ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([kind, 0x80 | size.length]), size, body]);
}
function seq(...parts: Buffer[]): Buffer {
  return tag(0x30, ...parts);
}
function oid(bytes: readonly number[]): Buffer {
  return tag(0x06, Buffer.from(bytes));
}
/** UTCTime: good until 2049. */
function time(ms: number): Buffer {
  return tag(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
}

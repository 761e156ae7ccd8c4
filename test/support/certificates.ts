/** Certificates for tests, made by OpenSSL: authorities, and what they issue for whom and when. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate and its key, as PEM and as files. */
export interface Issued {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly certificate: string;
  readonly key: string;
  /** SHA-256 of the DER form, lower-case hex. */
  readonly fingerprint: string;
  /** The value of a `Client-Cert` field (RFC 9440 §2.2). */
  readonly field: string;
}

/** What to issue. Valid from 2020 to 2040, for clients, if not said otherwise. */
export interface Wanted {
  readonly names?: string;
  readonly usage?: 'clientAuth' | 'serverAuth';
  readonly from?: string;
  readonly to?: string;
}

/** An authority. */
export interface Authority {
  readonly caFile: string;
  issue(name: string, wanted?: Wanted): Issued;
}

function openssl(command: string): void {
  execFileSync('openssl', command.trim().split(/\s+/), { stdio: 'ignore' });
}

const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';

/** Makes an authority in a folder of its own. */
export function makeAuthority(parent: string, name: string): Authority {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  const [caFile, caKey] = [join(folder, 'ca.pem'), join(folder, 'ca-key.pem')];
  openssl(`req -x509 ${newKey} -days 3650 -subj /CN=${name} -keyout ${caKey} -out ${caFile}`);
  writeFileSync(join(folder, 'index.txt'), '');
  return { caFile, issue: (each, wanted = {}) => issue({ folder, caFile, caKey }, each, wanted) };
}

function issue(
  { folder, caFile, caKey }: Readonly<Record<'folder' | 'caFile' | 'caKey', string>>,
  name: string,
  { names, usage = 'clientAuth', from = '20200101000000Z', to = '20400101000000Z' }: Wanted,
): Issued {
  const file = (kind: string) => join(folder, `${name}${kind}`);
  const [keyFile, certificateFile] = [file('-key.pem'), file('.pem')];
  writeFileSync(
    file('.cnf'),
    [
      ...['[ca]', 'default_ca = own', '[own]', `database = ${join(folder, 'index.txt')}`],
      ...[`new_certs_dir = ${folder}`, 'default_md = sha256', 'policy = any', 'rand_serial = yes'],
      ...['unique_subject = no', '[any]', 'commonName = supplied', '[extensions]'],
      ...['basicConstraints = CA:FALSE', `extendedKeyUsage = ${usage}`],
      ...(names === undefined ? [] : [`subjectAltName = ${names}`]),
    ].join('\n'),
  );
  openssl(`req ${newKey} -subj /CN=${name} -keyout ${keyFile} -out ${file('.csr')}`);
  openssl(`ca -batch -config ${file('.cnf')} -cert ${caFile} -keyfile ${caKey} -notext
    -in ${file('.csr')} -out ${certificateFile} -extensions extensions
    -startdate ${from} -enddate ${to}`);
  const certificate = readFileSync(certificateFile, 'utf8');
  const { raw, fingerprint256 } = new X509Certificate(certificate);
  return {
    ...{ certificateFile, keyFile, certificate, key: readFileSync(keyFile, 'utf8') },
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    field: `:${raw.toString('base64')}:`,
  };
}

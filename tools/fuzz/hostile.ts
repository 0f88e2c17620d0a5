/** Inputs that were made to break parsers, by what they are. */
import type { FuzzInput } from "./input.ts";

const prod = "schema: 1\nextends: prod.yaml\nenvironment: fuzz\n";

/** Each is refused or read, in time, with places that are there. */
export const hostile: Readonly<Record<string, FuzzInput>> = {
  "an alias bomb": `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"].map((name, index) => `${name}: &${name} [${`*${"abcdefghi"[index]},`.repeat(9)}]`).join("\n")}\n`,
  "a scalar of ten megabytes": `a: ${"x".repeat(10 * 1024 * 1024)}\n`,
  "a scalar as large as a file may be": `environment: ${"x".repeat(1024 * 1024 - 20)}\n`,
  "a hundred thousand keys": Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join("\n"),
  "ten thousand levels": `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`,
  "ten thousand levels of blocks": Array.from({ length: 1400 }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
  "a NUL byte": `${prod}tags: {Owner: "a\0b"}\n`,
  "a byte order mark": `\ufeff${prod}`,
  "two byte order marks": `\ufeff\ufeff${prod}`,
  "Windows line ends": prod.replaceAll("\n", "\r\n"),
  "old Mac line ends": prod.replaceAll("\n", "\r"),
  tabs: "schema: 1\nvpc:\n\tnatGateways: 2\n",
  "__proto__ as a section": `${prod}__proto__: {polluted: true}\n`,
  "__proto__ as a key": `${prod}vpc: {__proto__: {natGateways: 0}}\n`,
  "constructor as a key": `${prod}constructor: {prototype: {polluted: true}}\nvpc: {toString: 1}\n`,
  "a path out of the project": "schema: 1\nextends: ../../../../etc/passwd\n",
  "a path through a folder": "schema: 1\nextends: ../spec/../spec/prod.yaml\nenvironment: fuzz\n",
  "an encoded path": "schema: 1\nextends: '..%2f..%2fetc%2fpasswd'\n",
  "a path with a NUL": 'schema: 1\nextends: "prod.yaml\\0"\n',
  "a URL as parent": "schema: 1\nextends: https://evil.invalid/prod.yaml\n",
  "itself as parent": "schema: 1\nextends: fuzz.yaml\n",
  "YAML 1.1 booleans": `${prod}rds: {rdsMultiAz: yes, enableRdsProxy: on}\n`,
  octals: `${prod}rds: {rdsAllocatedStorage: 0o100, rdsBackupRetentionDays: 007}\n`,
  sexagesimals: `${prod}alb: {albIdleTimeoutSeconds: 1:00}\n`,
  "merge keys": `${prod}vpc: {<<: {natGateways: 2}}\n`,
  "duplicate anchors": `${prod}tags: {Owner: &a x, CostCenter: &a y, Team: *a}\n`,
  "a key that is a list": `${prod}? [vpc]\n: 1\n`,
  "a regular expression's nightmare": `${prod}domainName: ${"a-".repeat(5000)}!\nauth0Domain: ${"a.".repeat(20_000)}\n`,
  "an address's nightmare": `${prod}observability: {alarmEmail: "${"a".repeat(200)}@${"a-".repeat(10_000)}"}\n`,
  "latin-1": Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a),
  "UTF-16": Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00),
  "a cut character": Uint8Array.of(0x61, 0x3a, 0x20, 0xf0, 0x9f),
  "text that runs the other way": `${prod}tags: {Owner: "\u202eevil\u202c"}\n`,
};

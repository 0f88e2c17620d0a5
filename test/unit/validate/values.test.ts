/** Values that people write in another spelling, unit or type: what is suggested is what the spec has, and what the schema accepts. */
import { describe, expect, it } from "vitest";
import { diagnosticsOver, toldOver } from "./spec-over-prod.ts";

describe("a number in the spelling of the spec", () => {
  it.each([
    ["rds: {rdsEngineVersion: 17.10}", "17.10", 'put it in quotes: `"17.10"`'],
    ["awsAccountId: 012345678901", "012345678901", 'put it in quotes: `"012345678901"`'],
    ["tags: {Owner: 1e3}", "1e3", 'put it in quotes: `"1e3"`'],
    ["tags: {Owner: 0x10}", "0x10", 'put it in quotes: `"0x10"`'],
    ["rds: {rdsBackupRetentionDays: 0o177}", "0o177 (127)", "expected 0 to 35 days; nearest valid value: 35"],
    ["rds: {rdsAllocatedStorage: 0100}", "0100", "write `100`"],
    ["overrides: {rds-instance: {set: {engineVersion: 17.10}}}", "(17.10)", 'put it in quotes: `"17.10"`'],
    ["overrides: {ecs-task-api: {set: {containerDefinitions.0.environment.0.value: 17.10}}}", "", 'put it in quotes: `"17.10"`'],
  ])("%s", (text, quoted, help) => {
    const [found, ...others] = diagnosticsOver(text);
    expect([found?.severity, found?.help, others]).toEqual(["error", help, []]);
    expect(found?.message).toContain(quoted);
  });

  const condition = (value: string) =>
    `ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"], Condition: {StringEquals: {"aws:ResourceAccount": ${value}}}}]}}}`;

  it.each(["012345678901", "12345678901234567890", "17.10", "1e3", "+5", "[1, 007]"])("is refused as a condition: %s", (value) => {
    expect(diagnosticsOver(condition(value)).map(({ rule }) => rule)).toEqual(["ambiguous-number"]);
  });

  it.each(["412356789014", "5.5", '"012345678901"', "true"])("is accepted as a condition: %s", (value) => {
    expect(diagnosticsOver(condition(value))).toEqual([]);
  });
});

describe("a value in another unit", () => {
  it.each([
    ["apiServiceMemory: 1Gi", "use `1024`: the value is a number of MiB"],
    ["apiServiceMemory: 512Mi", "use `512`: the value is a number of MiB"],
    ["apiServiceMemory: 2gb", "use `2048`: the value is a number of MiB"],
    ["apiServiceCpu: 0.5 vCPU", "use `512`: the value is a number of CPU units"],
    [
      "apiServiceCpu: 256m",
      "use `256`: the value is a number of CPU units; expected `256`, `512`, `1024`, `2048`, `4096`, `8192` or `16384`",
    ],
    ["apiServiceCpu: 250m", "use `256`: the value is a number of CPU units"],
    ["apiServiceCpu: 0.5", "0.5 vCPUs are `512` CPU units"],
    ["pingIntervalMs: 30s", "use `30000`: the value is a number of milliseconds"],
    ["pingTimeoutMs: 5 minutes", "use `300000`: the value is a number of milliseconds"],
    ["realtimeStopTimeoutSeconds: 1m 30s", "use `90`: the value is a number of seconds"],
    ["apiLogRetentionDays: 14d", "use `14`: the value is a number of days"],
    ["apiLogRetentionDays: 1 year", "use `365`: the value is a number of days"],
    ["apiMinHealthyPercent: 50%", "use `50`: the value is a number of percent"],
  ])("%s", (text, help) => {
    expect(diagnosticsOver(`ecsServices: {${text}}`).map((each) => each.help)).toEqual([help]);
  });

  it("is not invented", () => {
    const [{ help = "" } = {}] = diagnosticsOver("ecsServices: {apiServiceMemory: 1 parsec}");
    expect(help).not.toContain("use `");
  });
});

describe("a value of another type or form", () => {
  it.each([
    ["rds: {rdsMultiAz: Yes}", "wrong-type rds.rdsMultiAz | write `true`"],
    ["rds: {enableRdsProxy: off}", "wrong-type rds.enableRdsProxy | write `false`"],
    ["rds: {rdsAllocatedStorage: 1_000}", "wrong-type rds.rdsAllocatedStorage | write `1000`"],
    ["rds: {rdsAllocatedStorage: '100'}", "wrong-type rds.rdsAllocatedStorage | remove the quotes: `100`"],
    ["rds:\n  rdsMultiAz: true,", "wrong-type rds.rdsMultiAz | remove the `,`"],
    ["rds:\n  rdsMultiAz:true", "wrong-type rds | write `rdsMultiAz: true`"],
    ["tags:\n  - Owner: a\n  - Team: b", "wrong-type tags | remove the dashes: a map has `key: value` lines"],
    [
      "vpc: {availabilityZones: 'eu-central-1a, eu-central-1b'}",
      "wrong-type vpc.availabilityZones | write a list: `[eu-central-1a, eu-central-1b]`",
    ],
    ["awsAccountId: 4123-5678-9014", 'invalid-format awsAccountId | expected 12 digits in quotes; did you mean `"412356789014"`?'],
    [
      "rds: {rdsBackupWindow: 3:00-4:00}",
      'invalid-format rds.rdsBackupWindow | expected start and end as two-digit hours and minutes in UTC; did you mean `"03:00-04:00"`?',
    ],
  ])("%s", (text, wanted) => {
    expect(toldOver(text)).toEqual([wanted]);
  });
});

describe("a text where AWS accepts certain numbers", () => {
  it.each([
    ["12m", "use `365`: the value is a number of days"],
    ["2y", "use `731`: the value is a number of days"],
    ["8 weeks", "56 days are not accepted; the nearest value is `60`"],
  ])("suggests the nearest one for %s, and lists them", (text, help) => {
    const [found, ...others] = diagnosticsOver(`ecsWorkers: {workerLogRetentionDays: ${text}}`);
    expect(others).toEqual([]);
    expect(found?.help).toMatch(new RegExp(`^${help}; expected \`1\`, \`3\`, .*\`365\``));
  });
});

describe("a value that is plain to a reader", () => {
  it.each([
    ["region: us-east1", "invalid-format", "did you mean `us-east-1`?"],
    ["region: Frankfurt", "invalid-format", "did you mean `eu-central-1`?"],
    ["class: production", "value-not-allowed", "did you mean `prod`?"],
    ["class: development", "value-not-allowed", "did you mean `dev`?"],
    ["schema: 2", "value-not-allowed", "^expected `1`$"],
    ["domainName: https://api.tidechat.io/v1", "invalid-format", "did you mean `api.tidechat.io`?"],
    ["domainName: api.tidechat.io.", "invalid-format", "did you mean `api.tidechat.io`?"],
    ["domainName: api_dev.tidechat.io", "invalid-format", "did you mean `api-dev.tidechat.io`?"],
    ["vpc: {vpcCidr: 10.7.0.0}", "invalid-format", 'did you mean `"10.7.0.0/16"`?'],
    ["vpc: {vpcCidr: 10.7/16}", "invalid-format", 'did you mean `"10.7.0.0/16"`?'],
    ["vpc: {vpcCidr: 010.7.0.0/016}", "invalid-format", 'did you mean `"10.7.0.0/16"`?'],
    ["vpc: {vpcCidr: 10.7.0.0/8}", "invalid-format", 'did you mean `"10.7.0.0/16"`?'],
    ["vpc: {vpcCidr: 10.7.0.0/29}", "invalid-format", 'did you mean `"10.7.0.0/28"`?'],
    ["vpc: {vpcCidr: 10.7.0.0\\20}", "invalid-format", 'did you mean `"10.7.0.0/20"`?'],
    ["vpc: {vpcCidr: 310.7.0.0/16}", "invalid-format", 'for example `"10.0.0.0/16"`'],
    [
      "vpc: {availabilityZones: [eu-central-1a eu-central-1b]}",
      "value-out-of-range",
      "write commas between the items: `[eu-central-1a, eu-central-1b]`",
    ],
    ["vpc: {availabilityZones: 'eu-central-1a, eu-central-1b]'}", "wrong-type", "write a list: `[eu-central-1a, eu-central-1b]`"],
    ["rds: {rdsEngineVersion: v17}", "invalid-format", 'did you mean `"17"`?'],
    ["rds: {rdsEngineVersion: postgres16}", "invalid-format", 'did you mean `"16"`?'],
    ["rds: {rdsInstanceClass: cache.t4g.micro}", "invalid-format", "did you mean `db.t4g.micro`?"],
    ["redis: {redisNodeType: db.t4g.micro}", "invalid-format", "did you mean `cache.t4g.micro`?"],
    ["backup: {backupSchedule: 0 3 * * *}", "invalid-format", 'did you mean `"cron(0 3 * * ? *)"`?'],
    ["backup: {backupSchedule: 'cron(30 3 * * 1-5)'}", "invalid-format", 'did you mean `"cron(30 3 ? * 2-6 *)"`?'],
    ["budget: {monthly: 600 USD}", "wrong-type", "write `600`: the amount is in USD"],
    ["budget: {monthly: $600}", "wrong-type", "write `600`: the amount is in USD"],
    ["budget: {monthly: '599,50'}", "wrong-type", "write `599.5`: the amount is in USD"],
    ["ecsServices: {apiStopTimeoutSeconds: 5m}", "wrong-type", "5m are 300 seconds; expected 1 to 120 seconds"],
    ["vpc: {natGateways: 2# two}", "wrong-type", "a comment starts with a space and `#`: `2 # …`"],
    ["vpc: {natGateways: 2 // two}", "wrong-type", "a comment starts with a space and `#`: `2 # …`"],
    ["ecsServices: {apiServiceCpu: 1}", "value-not-allowed", "1 vCPU is `1024` CPU units"],
    ["tags: {'aws:x': y}", "invalid-format", "did you mean `x`?"],
    ["route53: true", "wrong-type", "write its keys below it, for example `"],
    ["waf: {enabled: true}", "unknown-key", "use `enableWaf`"],
    ["backup: {enable: true}", "unknown-key", "use `enableBackup`"],
    ["rds: {rdsMultiAz: null}", "missing-key", ""],
  ])("is suggested: %s", (text, rule, help) => {
    const found = diagnosticsOver(text).find((each) => each.rule === rule);
    expect(found, JSON.stringify(diagnosticsOver(text))).toBeDefined();
    if (help.startsWith("^")) expect(found!.help).toBe(help.slice(1, -1));
    else expect(found!.help).toContain(help);
  });

  it("is missing if it is null", () => {
    expect(diagnosticsOver("rds: {rdsMultiAz: null}").map(({ message }) => message)).toEqual([
      "`rds.rdsMultiAz` is `null`, which stands for a default, but it has none",
    ]);
  });

  it("is never suggested cut off", () => {
    const [found] = diagnosticsOver("acm:");
    expect(found?.help).not.toContain("…");
    expect(diagnosticsOver("sqs:\n  extraQueues:\n    mail:")[0]?.help).toContain("or write `mail: {}`");
  });
});

/** Mutants that write secrets where people can read them. */
import type { Random } from "../random.ts";
import { deployed, secretText } from "./deployed.ts";
import type { Json } from "./encode.ts";
import { extraResource, type Fault, type Maker, type World } from "./mutant.ts";
import { ecsTrust } from "./roles.ts";

const secrets = ["rds-master-password.result", "rds-app-secret-version.secretString"];

/** Text with a generated secret somewhere in it. */
function hidden(random: Random): Json {
  const secret = { $ref: random.of(secrets) };
  return random.of<Json>([
    secret,
    { $concat: ["a", secret] },
    { $secret: secret },
    { $json: { a: [secret] } },
    { $concat: [{ $json: secret }, ""] },
    { $secret: { $concat: ["", secret, "b"] } },
  ]);
}

const name = "/realtime/kiwi";

/** Places that anybody who may list resources can read. */
function sink(random: Random, value: Json, id: string): Fault {
  const extra = (type: string, inputs: Json) => extraResource(id, type, inputs);
  const task = (container: Json) => ({ overrides: { "ecs-task-worker": { set: container } } });
  const at = "containerDefinitions.0";
  return random.of([
    () => extra("aws:ssm/parameter:Parameter", { name, type: "String", value }),
    () => extra("aws:ssm/parameter:Parameter", { name, type: { $config: "kind" }, value }),
    () => extra("aws:ssm/parameter:Parameter", { name, type: "String", insecureValue: value }),
    () => extra("aws:ssm/parameter:Parameter", { name, type: "SecureString", value: { $secret: { $config: "a" } }, description: value }),
    () => extra("aws:iam/role:Role", { assumeRolePolicy: ecsTrust, description: value }),
    () => extra("aws:iam/role:Role", { assumeRolePolicy: ecsTrust, tags: { a: value } }),
    () =>
      extra("aws:cloudwatch/dashboard:Dashboard", {
        dashboardName: "kiwi",
        dashboardBody: { $json: { widgets: [{ type: "text", width: 6, height: 6, properties: { markdown: value } }] } },
      }),
    () =>
      extra("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", {
        name: "kiwi.local",
        vpc: { $ref: "vpc.id" },
        description: value,
      }),
    () =>
      extra("aws:route53/record:Record", { zoneId: "Z0123456789ABCDEF", name: "kiwi.tidechat.io", type: "TXT", ttl: 60, records: [value] }),
    () => task({ [`${at}.command`]: ["node", value] }),
    () => task({ [`${at}.dockerLabels`]: { a: value } }),
    () => task({ [`${at}.environment`]: [{ name: "PLAIN", value }] }),
    () => task({ [`${at}.healthCheck`]: { command: ["CMD", value] } }),
    () => ({ overrides: { "sqs-push": { merge: { tags: { a: value } } } } }),
    () => ({ overrides: { "ecs-service-api": { merge: { tags: { a: value } } } } }),
  ])();
}

export const leak: Maker = (random, _write, id) => {
  const value = hidden(random);
  return {
    kind: "leak",
    ...sink(random, value, id),
    harm: (world: World) => (String(deployed(value, world)).includes(secretText) ? "a secret can be read" : undefined),
  };
};

/** Texts that look like credentials of common services. */
function credential(random: Random): string {
  const letters = (count: number, of = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"): string =>
    Array.from({ length: count }, () => of[random.below(of.length)]).join("");
  const any = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return random.of([
    () => `AKIA${letters(16)}`,
    () => `ASIA${letters(16)}`,
    () => `ghp_${letters(36, any)}`,
    () => `github_pat_${letters(22, any)}_${letters(59, any)}`,
    () => `glpat-${letters(20, any)}`,
    () => `xoxb-${letters(12, "0123456789")}-${letters(24, any)}`,
    () => `sk_live_${letters(24, any)}`,
    () => `npm_${letters(36, any)}`,
    () => `AIza${letters(35, any)}`,
    () => `SG.${letters(22, any)}.${letters(43, any)}`,
    () => `postgres://app:${letters(12, any)}@db.tidechat.io:5432/app`,
    () => `see https://user:${letters(12, any)}@tidechat.io/`,
    () => "-----BEGIN RSA PRIVATE KEY-----",
    () => `eyJ${letters(20, any)}.eyJ${letters(20, any)}.${letters(20, any)}`,
    () => `https://hooks.slack.com/services/T${letters(8)}/B${letters(8)}/${letters(24, any)}`,
    () => `sk-ant-api03-${letters(40, any)}`,
    () => `pypi-AgEIcHlwaS5vcmc${letters(40, any)}`,
  ])();
}

/** A credential as plain text. The Writer is not used: another resource that carried the text would be refused itself. */
export const literal: Maker = (random, _write, id) => {
  const text = credential(random);
  const value = random.of<() => Json>([
    () => text,
    () => ({ $secret: text }),
    () => ({ $literal: text }),
    () => ({ $concat: [text.slice(0, 7), text.slice(7)] }),
  ])();
  return { kind: "literal", ...sink(random, value, id), harm: () => "a credential is written" };
};

/** What is wrong with what a spec adds is told at the line, with what would be right: names, paths, queues, variables. */
import { describe, expect, it } from "vitest";
import { listenerPriority } from "../../../compiler/model/listener-priority.ts";
import { compile, extra, only, service } from "./extras-support.ts";

describe("schema of extras", () => {
  it("says what a name looks like", () => {
    expect(only(service("Reports"), "invalid-format")).toMatchObject({
      at: "3:5",
      help: expect.stringContaining("did you mean `reports`?"),
    });
    expect(only(service("a".repeat(17)), "invalid-format").help).toContain("at most 16 characters");
    expect(only(extra("environment:\n  log_level: info"), "invalid-format").help).toContain("such as `LOG_LEVEL`");
  });

  it("asks for sizes, and knows the keys", () => {
    expect(compile("ecsServices:\n  extraServices:\n    reports: {paths: [/a]}\n").map(({ key }) => key)).toEqual([
      "ecsServices.extraServices.reports.desiredCount",
      "ecsServices.extraServices.reports.cpu",
      "ecsServices.extraServices.reports.memory",
    ]);
    expect(only(service("reports", "      pathes: [/b]\n"), "unknown-key").help).toBe("did you mean `paths`?");
    expect(only("ecsServices:\n  serviceExtras:\n    ap: {}\n", "unknown-key").help).toBe("did you mean `api`?");
  });

  it("refuses what a policy must not say: NotAction is no key, an action has a service", () => {
    const not = "iamStatements:\n  - NotAction: [s3:GetObject]\n    Resource: [arn:aws:s3:::a]";
    expect(only(extra(not), "unknown-key").message).toContain("`NotAction`");
    const bare = "iamStatements:\n  - Action: [GetObject]\n    Resource: [arn:aws:s3:::a]";
    expect(only(extra(bare), "invalid-format").at).toBe("5:20");
    const operator = "iamStatements:\n  - Action: [s3:GetObject]\n    Resource: [arn:aws:s3:::a]\n    Condition: {StringEqual: {a:b: c}}";
    expect(only(extra(operator), "invalid-format").at).toBe("7:23");
  });

  it("judges what is right although something else is wrong", () => {
    const text = extra("environment:\n  log_level: info\nsendsTo: [pusch]");
    expect(
      compile(text)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(["invalid-format", "unknown-queue"]);
  });
});

describe("name-conflict", () => {
  it.each(["api", "worker", "migration", "database-setup", "redis", "job-x", "way-to-go", "api-policy", "api-scale"])(
    "refuses a service %s",
    (name) => {
      expect(only(service(name), "name-conflict").at).toBe("3:5");
    },
  );

  it("lets other names be", () => {
    for (const name of ["reports", "api-reports", "apireports", "image-resizer"])
      expect(compile(service(name)).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("finds one name for a service and a worker, and shows both", () => {
    const worker =
      "ecsWorkers:\n  extraWorkers:\n    reports: {consumes: [push], desiredCount: 1, cpu: 256, memory: 512, scaleOnQueueDepth: 9, scaleOnOldestMessageAge: 60}\n";
    const found = compile(service("reports") + worker).find(({ rule }) => rule === "name-conflict");
    expect(found).toMatchObject({ key: "ecsWorkers.extraWorkers.reports", related: [{ message: "taken here" }] });
  });

  it("finds alarms that two services would share", () => {
    const alarm =
      "{namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: '>', threshold: 9, description: CPU is short.}";
    const text = `${service("a", `      alarms: {b-c: ${alarm}}\n`)}    a-b:\n      paths: [/b]\n      desiredCount: 1\n      cpu: 256\n      memory: 512\n      alarms: {c: ${alarm}}\n`;
    expect(only(text, "name-conflict").message).toContain("`a-b-c`");
  });
});

describe("listener-rule-conflict and unreachable-path", () => {
  it("find two services whose names have one priority", () => {
    const names = new Map<number, string>();
    let pair: readonly string[] = [];
    for (let index = 0; pair.length === 0; index++) {
      const name = `s${index}`;
      const twin = names.get(listenerPriority(name));
      if (twin === undefined) names.set(listenerPriority(name), name);
      else pair = [twin, name].sort();
    }
    const text = `${service(pair[0]!)}    ${pair[1]}:\n      paths: [/b]\n      desiredCount: 1\n      cpu: 256\n      memory: 512\n`;
    expect(only(text, "listener-rule-conflict").message).toContain(
      `${pair[1]} and ${pair[0]} both have listener priority ${listenerPriority(pair[0]!)}`,
    );
  });

  it("count wildcards", () => {
    const text = service("reports").replace("[/some]", '["/a/*/*", "/b/*/*", "/c/*/?"]');
    expect(only(text, "listener-rule-conflict")).toMatchObject({ at: "4:14", message: "the paths of reports have 6 wildcards" });
  });

  it("point at the pattern that is never reached, or at the extra one that hides another", () => {
    const hidden = service("reports").replace("[/some]", "[/reports, /api/reports/*]");
    expect(only(hidden, "unreachable-path")).toMatchObject({
      at: "4:25",
      help: "give reports a `listenerPriority` below 100, or use other paths",
    });
    const greedy = service("all", "      listenerPriority: 150\n").replace("[/some]", "[/*]");
    expect(only(greedy, "unreachable-path")).toMatchObject({
      at: "4:15",
      message: expect.stringContaining("no request for `/socket.io/*` reaches realtime"),
    });
    const same = service("reports").replace("[/some]", "[/socket.io/*]");
    expect(only(same, "unreachable-path").help).toBe("two services cannot share a path: give each its own");
  });
});

describe("queues of extras", () => {
  it("must exist, and need a producer and a consumer", () => {
    expect(only(extra("sendsTo: [push, ofline]"), "unknown-queue")).toMatchObject({
      at: "4:23",
      help: expect.stringContaining("did you mean `offline`?"),
    });
    const lonely = compile("sqs:\n  extraQueues:\n    lonely: {}\n").filter(({ rule }) => rule === "queue-unused");
    expect(lonely.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      "warning: no worker consumes the queue `lonely`",
      "warning: nothing sends to the queue `lonely`",
    ]);
  });
});

describe("variables and secrets", () => {
  it("may not redefine variables of the platform", () => {
    expect(only(extra("environment: {PORT: '80'}"), "variable-defined-twice")).toMatchObject({
      at: "4:27",
      message: "the platform already sets `PORT` for api tasks",
      help: "change `ecsServices.apiContainerPort`, or use another name",
    });
    expect(only(extra("secrets: {DATABASE_URL: {ssm: /a}}"), "variable-defined-twice").message).toContain("DATABASE_URL");
    expect(only(extra("environment: {A: b}\nsecrets: {A: {ssm: /a}}"), "variable-defined-twice").message).toBe(
      "`A` is both an environment variable and a secret",
    );
  });

  it.each(["SMTP_PASSWORD", "STRIPE_API_KEY", "AUTH_TOKEN", "CLIENT_SECRET", "GOOGLE_CREDENTIALS", "SENTRY_DSN"])(
    "know that %s is a secret",
    (name) => {
      const { help } = only(extra(`environment: {${name}: x}`), "no-secrets-in-environment");
      expect(help).toContain(`secrets: {${name}: {ssm: /<path>}}`);
    },
  );

  it.each([
    ["an access key", "AKIAIOSFODNN7EXAMPLE"],
    ["an address with a password", "amqp://user:hunter2@mq.internal/"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
    ["a token", "ghp_0123456789abcdefghijklmnopqrstuvwxyz"],
  ])("know %s by its looks, also in a sidecar", (_what, value) => {
    const sidecar = `sidecars:\n  otel:\n    image: public.ecr.aws/acme/otel:v1\n    cpu: 8\n    memory: 64\n    environment: {SOME: "${value}"}`;
    expect(only(extra(sidecar), "no-secrets-in-environment").help).toContain("rotate the secret that was written here");
  });

  it("leave harmless ones alone", () => {
    const text = extra('environment: {TOKENIZER: fast, SECRETARY: "true", LINK: "https://user@host/", PASSWORD_POLICY: strict}');
    expect(compile(text).filter(({ rule }) => rule === "no-secrets-in-environment")).toEqual([]);
  });

  it("need exactly one source, and a JSON key only with Secrets Manager", () => {
    expect(only(extra("secrets: {A: {}}"), "invalid-secret-source").message).toBe("A has no source");
    expect(only(extra("secrets: {A: {ssm: /a, jsonKey: k}}"), "invalid-secret-source").at).toBe("4:39");
  });
});

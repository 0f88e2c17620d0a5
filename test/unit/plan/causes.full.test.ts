/**
 * Causes are complete and minimal. Each key of the spec takes other values in each frozen spec: whatever changes in the plan names the key
 * in `from`, and each key that a `from` names changes what names it, at least in one of the specs.
 */
import { describe, expect, it } from "vitest";
import { allKeys, type KeyFacts } from "../../../compiler/reference/keys.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { Base, flipsOf, type Flip } from "../../support/flips.ts";

const minutes = 60_000;
const frozen = frozenSpecs.map((name) => new Base(name));

/** Specs in which keys tell that are idle in the frozen ones, because another key overrules them. */
const tellingBases = [
  new Base("prod", {
    rds: { enableRdsReadReplica: true },
    iam: { enableCustomerManagedKeys: true },
    ecsServices: { enableExecuteCommand: true },
  }),
  new Base("prod", {
    ecr: { enableRepositoryProtection: false },
    backup: { enableBackupVaultProtection: false },
    redis: { enableRedisProtection: false },
    rds: { rdsDeletionProtection: false, rdsBackupWindow: "03:00-05:00", rdsMaintenanceWindow: "sun:06:00-mon:01:28" },
    observability: { alarmWebhookUrl: { config: "alarmWebhook" }, alarmDatabaseFreeStoragePercent: 20 },
    ecsServices: { realtimeImageContract: { requiresEnv: ["DATABASE_URL"] } },
  }),
  new Base("dev", { rds: { enableRdsReadReplica: true, rdsBackupRetentionDays: 3 }, vpc: { enableInterfaceEndpoints: true } }),
];

/** The same property of all zones and nodes: a flip does not reach every one of them. */
function kind(text: string): string {
  return text.replace(/-\d{3}-/, "-*-").replace(/-[a-f](?=-| )/, "-*");
}

/** `id property key` of everything that a plan's `from` names. The environment is a reason of everything that has no other. */
function namedIn({ plan }: Base): readonly string[] {
  return plan.resources.flatMap(({ id, from }) =>
    Object.entries(from).flatMap(([property, causes]) =>
      causes
        .filter((cause) => !cause.startsWith("rule:") && !(property === "" && cause === "environment"))
        .map((cause) => kind(`${id} ${property} ${cause}`)),
    ),
  );
}

/** Names of a `from` that no flip has changed; a property goes with its resource. */
function idle(named: ReadonlySet<string>, flips: readonly Flip[]): readonly string[] {
  const changed = new Set(flips.flatMap(({ explained }) => explained.map(kind)));
  return [...named].filter((each) => {
    const [id, , key] = each.split(" ");
    return !changed.has(each) && !changed.has(`${id!}  ${key!}`);
  });
}

function flip(keys: readonly KeyFacts[], bases: readonly Base[], most: number): readonly Flip[] {
  return keys.flatMap((key) => bases.flatMap((base) => flipsOf(key, base, frozen, most)));
}

describe("causes", () => {
  const flips: Flip[] = [];

  it(
    "are complete: every change names its key",
    () => {
      flips.push(...flip(allKeys(), frozen, 2));
      expect(flips.length).toBeGreaterThan(700);
      expect(flips.flatMap(({ label, unexplained }) => unexplained.map((what) => `${label} changes ${what}`))).toEqual([]);
    },
    5 * minutes,
  );

  it(
    "are minimal: every key that is named changes what names it",
    () => {
      const named = new Set([...frozen, ...tellingBases].flatMap(namedIn));
      const left = new Set(idle(named, flips).map((each) => each.split(" ")[2]!));
      const keys = allKeys().filter(({ path }) => left.has(path));
      flips.push(...flip(keys, [...tellingBases, ...frozen], 8));
      expect(flips.flatMap(({ label, unexplained }) => unexplained.map((what) => `${label} changes ${what}`))).toEqual([]);
      expect(idle(named, flips)).toEqual([]);
    },
    5 * minutes,
  );
});

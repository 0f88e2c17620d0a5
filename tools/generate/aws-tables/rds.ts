/** Tables of RDS for PostgreSQL. */
import { endOfStandardSupport, instanceSize, lifecycleFacts, previousGeneration } from "./facts/rds.ts";
import { allowedFor, refusedFor } from "./extension.ts";
import { packClasses } from "./classes.ts";
import { natural, pack, sorted, type Table } from "./table.ts";
import type { Wheel } from "./wheel.ts";

const folder = "aws_rds_dbinstance";

/** DB instance classes of PostgreSQL by region, with vCPU and memory. */
export function rdsClasses(wheel: Wheel): Table {
  const { description: _, ...extension } = wheel.extension(`${folder}/dbinstanceclass_enum.json`) as Record<string, unknown>;
  const byRegion = new Map(Object.entries(extension).map(([region, rules]) => [region, allowedFor(rules, "postgres", "DBInstanceClass")]));
  return {
    source: `cfn-lint ${wheel.version}, extensions/${folder}/dbinstanceclass_enum.json (RDS price list by region)`,
    date: wheel.date,
    note: "A size is name/vCPU/GiB. vCPU and GiB are computed by the family's rule (AWS's product pages), not read from an API.",
    ...packClasses(byRegion, (family, size) => instanceSize(family, size)),
    previousGeneration: pack(previousGeneration),
  };
}

/** PostgreSQL versions that can and cannot be created, and the end of standard support of each major version. */
export function rdsPostgresVersions(wheel: Wheel): Table {
  const all = allowedFor(wheel.extension(`${folder}/engine_version.json`), "postgres", "EngineVersion");
  const refused = refusedFor(wheel.extension(`${folder}/engine_version_deprecated.json`), "postgres", "EngineVersion");
  return {
    source: `cfn-lint ${wheel.version}, extensions/${folder}/engine_version.json and engine_version_deprecated.json; ${lifecycleFacts}`,
    date: wheel.date,
    note: "Full versions only. A bare major version is accepted as well, RDS then picks the default minor version.",
    creatable: byMajor(all.filter((version) => !refused.includes(version))),
    deprecated: byMajor(refused),
    endOfStandardSupport,
  };
}

function byMajor(versions: readonly string[]): Record<string, string> {
  const majors = new Map<string, string[]>();
  for (const version of versions.toSorted(natural)) {
    const [major = "", minor] = version.split(".");
    // cfn-lint lists a bare major version as deprecated as soon as one of its minor versions is.
    if (minor === undefined) continue;
    majors.set(major, [...(majors.get(major) ?? []), version]);
  }
  return sorted([...majors].map(([major, list]) => [major, pack(list)] as const));
}

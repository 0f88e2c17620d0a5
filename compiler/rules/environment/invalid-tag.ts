import { isReservedTag, sameButForCase, wrongTagCharacter } from "../../aws/tags.ts";
import { ownTags } from "../../model/tags.ts";
import type { Environment } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "AWS does not accept a tag",
  reason:
    "Services refuse a resource with a tag of other characters, or with a key that AWS reserves. IAM ignores the case of keys and refuses a role with `Environment` and `environment`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules",
  good: "{tags: {Owner: platform, Team: data and search}}",
  bad: "{tags: {Owner: platform, environment: production}}",

  *checkSpec(environment) {
    const { tags, extraResources } = environment.spec;
    const own = Object.keys(ownTags(environment));
    yield* wrongTags("tags", tags, own);
    for (const [id, extra] of Object.entries(extraResources)) {
      const stated: unknown = extra?.inputs?.["tags"];
      if (stated === null || typeof stated !== "object" || Array.isArray(stated)) continue;
      const all = [...own, ...Object.keys(tags)];
      yield* wrongTags(`extraResources.${id}.inputs.tags`, stated, extra!.type.startsWith("aws:iam/") ? all : undefined);
    }
    yield* overriddenTags(environment, [...own, ...Object.keys(tags)]);
  },
};

/** Tags in `overrides`, as a map or by path: `tags.Team`. */
function* overriddenTags({ spec }: Environment, defaults: readonly string[]): Iterable<Finding> {
  for (const [id, override] of Object.entries(spec.overrides)) {
    for (const list of ["set", "merge"] as const) {
      for (const [path, value] of Object.entries(override?.[list] ?? {})) {
        const single = /^tags\.(.+)$/.exec(path)?.[1];
        const tags: unknown = path === "tags" ? value : single === undefined ? undefined : { [single]: value };
        if (tags === null || typeof tags !== "object" || Array.isArray(tags)) continue;
        const isRole = id.startsWith("iam-") || id.endsWith("-role");
        yield* wrongTags(`overrides.${id}.${list}.tags`, tags, isRole ? defaults : undefined);
      }
    }
  }
}

/** `others`: keys that must not differ by case alone; undefined where AWS distinguishes them. */
function* wrongTags(key: string, tags: object, others: readonly string[] | undefined): Iterable<Finding> {
  const names = Object.keys(tags);
  for (const [index, [name, value]] of Object.entries(tags).entries()) {
    const same = others === undefined ? undefined : sameButForCase(name, [...others, ...names.slice(0, index)]);
    const character = wrongTagCharacter(name) ?? (typeof value === "string" ? wrongTagCharacter(value) : undefined);
    const at = `${key}.${name}`;
    if (same !== undefined) {
      const help = `write it \`${same}\`, or use another key`;
      yield { key: at, message: `the tag \`${name}\` differs from \`${same}\` by case alone, and IAM refuses the two on one role`, help };
    } else if (isReservedTag(name))
      yield { key: at, message: `tags that begin with \`${name.slice(0, 4)}\` are reserved`, help: "use another key" };
    else if (character !== undefined) {
      const help = "use letters, digits, spaces and `_.:/=+-@`";
      yield { key: at, message: `the tag \`${name}\` contains ${JSON.stringify(character)}, which AWS does not accept`, help };
    }
  }
}

export default rule;

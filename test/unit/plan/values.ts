/** Plan values for property tests. */
import fc from "fast-check";
import type { PlanValue } from "../../../compiler/plan/types.ts";

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/);
const blocks = fc.constantFrom("10.0.0.0/16", "172.31.255.0/24", "2600:1f13:abc:de00::/56", "2001:db8::/32");
const path = fc.tuple(key, fc.oneof(key, fc.nat(9), fc.record({ find: fc.dictionary(key, fc.string(), { noNullPrototype: true }) })));

/** Data that looks like an expression, which only a literal may contain. */
const lookalike = fc.oneof(scalar, fc.record({ $ref: name, path: fc.constant(["id"]) }), fc.record({ $env: fc.string() }));

/** Any value of the language. `constant` values depend on nothing else: no config, data or other resource. */
export function planValue({ constant = false } = {}): fc.Arbitrary<PlanValue> {
  const { value } = fc.letrec<{ value: PlanValue; text: PlanValue }>((tie) => {
    const open = [
      fc.record({ $ref: name, path }),
      fc.record({ $data: name, path }),
      fc.record({ $config: name }),
      fc.record({ $if: fc.record({ config: name }), then: tie("value"), else: tie("value") }),
    ];
    const text = fc.oneof({ depthSize: "small" }, scalar, ...(constant ? [] : open.slice(0, 3)), fc.record({ $secret: scalar }));
    // A constant block has room: the interpreter refuses one without.
    const whole = fc.oneof(blocks, fc.record({ $secret: blocks }), ...(constant ? [] : open.slice(0, 3)));
    const subnet = fc.record({ $subnet: fc.record({ block: whole, newBits: fc.integer({ min: 3, max: 8 }), number: fc.nat(7) }) });
    return {
      text,
      value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        scalar,
        ...(constant ? [] : open),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
        fc.record({ $concat: fc.array(tie("text"), { maxLength: 4 }) }),
        fc.record({ $json: tie("value") }),
        subnet,
        fc.record({ $secret: tie("value") }),
        fc.record({ $literal: fc.oneof(lookalike, fc.array(lookalike, { maxLength: 2 })) }),
      ) as fc.Arbitrary<PlanValue>,
    };
  });
  return value;
}
